import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def gate = { module -> new JsonSlurper().parse(new File(basedir, "$module/target/chaos-junit/gate.json")) }
def audit = { module ->
    new File(basedir, "$module/.chaos-junit/audit.log").readLines().collect { new JsonSlurper().parseText(it).gate.decision }
}

// Decided in the first build; the second one, which was skipped, has left none behind.
assert !new File(basedir, 'experiments/target/chaos-junit/gate.json').exists()
assert audit('experiments') == ['ROLLBACK']
assert new File(basedir, 'experiments/target/chaos-junit/results').list().length == 3
assert new File(basedir, 'experiments/flags.txt').text == 'checkout=on\n'

assert gate('tolerant').decision == 'PROMOTE'
assert gate('hold').decision == 'HOLD'
assert gate('rollback').decision == 'ROLLBACK'
assert gate('overridden').decision == 'PROMOTE'
assert gate('overridden').override.by == 'anna'
assert log.contains('ROLLBACK was overridden by anna until 2099-01-01T00:00:00Z: The report service is known to be down.')

['none', 'zero', 'unreadable', 'unfinished', 'stale'].each { assert gate(it).decision == 'ERROR' : it }
def found = { module -> gate(module).violations*.found.join('\n') }
assert found('none').contains('0 in ')
assert found('zero').contains('0 in ')
assert found('unreadable').contains('slow-checkout.json is damaged')
assert found('unfinished').contains('never finished')
assert found('stale').contains('1 that began earlier, the first FlagIT.passes')
assert audit('none') == ['ERROR', 'ERROR']

// Maven tells both apart.
assert log.contains('The chaos gate says ROLLBACK')
assert log.contains('The chaos gate says HOLD')
assert log.contains('The chaos gate says ERROR')
assert log.contains('MojoFailureException')
assert log.contains('MojoExecutionException')

assert log.contains('SKIPPED: chaos:verify was left out (chaos.skip). Nothing was proven, and nothing decided.')
assert log.contains('-Dchaos.skip is ignored: chaos:revert is never skipped.')
assert log.contains('-DskipITs is ignored: chaos:revert is never skipped.')

import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text

assert new File(basedir, 'target/flags-at-death.txt').text == 'checkout=off'
assert log.contains('Took back "write 12 bytes to flags.txt"')
assert new File(basedir, 'flags.txt').text == 'checkout=on\n'
assert new JsonSlurper().parse(new File(basedir, 'target/chaos-junit/gate.json')).decision != 'PROMOTE'

// Not by the revert that followed: that only waited for it.
assert log.count('Took back "write 12 bytes to flags.txt"') == 1
def orphan = new File(basedir, 'target/chaos-junit/results').listFiles().find { it.name.startsWith('Orphaned') }
def result = new JsonSlurper().parse(orphan)
assert result.status == 'FINISHED'
assert result.result.verdict == 'INCONCLUSIVE'

import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def decided = new File(basedir, '.chaos-junit/audit.log').readLines().collect { new JsonSlurper().parseText(it).gate }

assert log.contains('Nothing in the POM keeps experiments from working.')
assert log.contains('The chaos gate says PROMOTE: 1 experiments, verdict PASS.')
// By Failsafe and by the gate, the same.
assert decided[0].decision == 'PROMOTE'
assert decided[1].decision == 'PROMOTE'
assert decided[0].experiments*.id == decided[1].experiments*.id
assert decided[1].reverted == true
assert log.contains('Report: file:')
assert decided[2].decision != 'PROMOTE'
assert log.contains('The stop button is released')
assert new File(basedir, 'flags.txt').text == 'checkout=on\n'

import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text

assert new File(basedir, 'target/flags-at-death.txt').text == 'checkout=off'
assert log.contains('Took back "write 12 bytes to flags.txt"')
assert new File(basedir, 'flags.txt').text == 'checkout=on\n'
assert new JsonSlurper().parse(new File(basedir, 'target/chaos-junit/gate.json')).decision != 'PROMOTE'

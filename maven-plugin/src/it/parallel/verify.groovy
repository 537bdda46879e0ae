import groovy.json.JsonSlurper

def gate = { module -> new JsonSlurper().parse(new File(basedir, "$module/target/chaos-junit/gate.json")) }
def flags = { module -> new File(basedir, "$module/flags.txt").text }

assert gate('good').decision == 'PROMOTE'
assert gate('fragile').decision == 'ROLLBACK'
assert gate('good').experiments.size() == 1
assert gate('fragile').experiments.size() == 1
assert flags('good') == 'checkout=on\n'
assert flags('fragile') == 'checkout=on\n'

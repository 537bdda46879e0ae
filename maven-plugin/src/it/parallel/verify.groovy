import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').text
def gate = { module -> new JsonSlurper().parse(new File(basedir, "$module/target/chaos-junit/gate.json")) }

assert gate('good').decision == 'PROMOTE'
assert gate('fragile').decision == 'ROLLBACK'
['good', 'fragile'].each {
    assert gate(it).experiments.size() == 1
    assert new File(basedir, "$it/flags.txt").text == 'checkout=on\n'
}

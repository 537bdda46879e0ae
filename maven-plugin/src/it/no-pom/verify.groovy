def log = new File(basedir, 'build.log').text

assert log.contains("No journal directory ${new File(basedir, '.chaos-junit/journal').path}: nothing to take back.")
assert log.contains('The chaos gate says ERROR')
assert log.contains('so no experiment has ever run here, and nothing was done.')
// Not a directory named ${project.build.directory}.
assert basedir.list().every { !it.contains('$') }
assert new File(basedir, 'target/chaos-junit/gate.json').exists()

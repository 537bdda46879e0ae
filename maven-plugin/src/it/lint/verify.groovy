def log = new File(basedir, 'build.log').text

def failsafe = 'maven-failsafe-plugin (execution default) requires '
assert log.contains(failsafe + '<rerunFailingTestsCount> 0, but found 2.')
assert log.contains(failsafe + '<shutdown>exit, but found kill.')
assert log.contains(failsafe + '<forkedProcessExitTimeoutInSeconds> of 30 or more, but found 5.')
assert log.contains(failsafe + '<forkCount>1, but found 2.')
assert log.contains('chaos-junit-maven-plugin requires an execution of the goal verify, but found none.')
assert log.contains('5 of the settings of this build must change')
assert log.contains('chaos:revert')

package org.chaosjunit.aws.ec2;

import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Says that a terminated instance stays so: there is nothing to take back. */
public final class TerminationReverter implements Reverter {
    @Override
    public String name() {
        return TerminationUndo.REVERTER;
    }

    /** Returns that it is over where the instance is dead or forgotten, else that it was never terminated. */
    @Override
    public ReadBack readBack(UndoRecord undo) {
        String state = new Instances(AwsPlace.of(undo))
                .state(TerminationUndo.required(undo, TerminationUndo.INSTANCE))
                .orElse("terminated");
        return Instances.DEAD.contains(state) ? ReadBack.over() : ReadBack.reverted();
    }

    /** Does nothing: it is never in place. */
    @Override
    public void revert(UndoRecord undo) {}

    @Override
    public String byHand(UndoRecord undo) {
        String group = TerminationUndo.required(undo, TerminationUndo.GROUP);
        return "nothing brings " + TerminationUndo.required(undo, TerminationUndo.INSTANCE)
                + " back; look whether its group has replaced it: aws autoscaling describe-auto-scaling-groups --region "
                + AwsPlace.unchecked(undo).region() + " --auto-scaling-group-names '" + group.replace("'", "'\\''")
                + "'";
    }
}

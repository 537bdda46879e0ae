package org.chaosjunit.aws;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.SharedStore;
import org.chaosjunit.spi.SharedStoreFinder;
import org.chaosjunit.spi.UndoRecord;

/** Finds the Parameter Store of the region and account that this process is configured for, if it is. */
public final class AwsStores implements SharedStoreFinder {
    @Override
    public List<SharedStore> find() {
        return ConfiguredAws.isThere() ? List.of(new ParameterStore(AwsPlace.current())) : List.of();
    }

    @Override
    public Optional<SharedStore> of(UndoRecord undo) {
        return AwsPlace.isOf(undo) ? Optional.of(new ParameterStore(AwsPlace.of(undo))) : Optional.empty();
    }
}

package org.chaosjunit.load.data;

import java.util.List;

/** What a data file holds: names, and rows of as many values. */
record Rows(List<String> columns, List<List<String>> values) {}

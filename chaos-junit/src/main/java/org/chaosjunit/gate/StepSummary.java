package org.chaosjunit.gate;

import java.nio.charset.StandardCharsets;

/** A decision as Markdown, for the summary of a CI step. */
public final class StepSummary {
    // A longer one is dropped as a whole, and other parts of the step write into the same.
    private static final int LIMIT = 500_000;

    private final GateRecord gate;

    /** Creates the summary of a decision. */
    public StepSummary(GateRecord gate) {
        this.gate = gate;
    }

    /** Returns the Markdown. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("## Chaos gate: ").append(gate.decision()).append("\n\n");
        if (!gate.act().isEmpty()) {
            text.append(escaped(gate.act())).append("\n\n");
        }
        gate.notes().forEach(note -> text.append("> ").append(escaped(note)).append("\n\n"));
        gate.violations().forEach(violation -> text.append("- ").append(escaped(violation.toString())).append('\n'));
        if (!gate.experiments().isEmpty()) {
            text.append("\n| verdict | experiment | why |\n|---|---|---|\n");
        }
        int left = gate.experiments().size();
        int length = length(text);
        for (GateRecord.Summary each : gate.experiments()) {
            String why = each.findings().isEmpty()
                    ? String.join("; ", each.judgements())
                    : each.findings().get(0);
            String row = "| " + each.verdict() + " | " + escaped(each.test()) + " | " + escaped(why) + " |\n";
            length += length(row);
            if (length > LIMIT) {
                text.append("\n... and ").append(left).append(" more: see the report.\n");
                break;
            }
            text.append(row);
            left--;
        }
        return text.append('\n').toString();
    }

    private static int length(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("`", "\\`")
                .replaceAll("\\s+", " ");
    }
}

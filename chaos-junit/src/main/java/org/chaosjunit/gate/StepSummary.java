package org.chaosjunit.gate;

import java.nio.charset.StandardCharsets;
import java.util.List;

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
        // Half for what speaks against it, so that there is room for the experiments.
        append(
                text,
                LIMIT / 2,
                gate.violations().stream()
                        .map(violation -> "- " + escaped(violation.toString()) + "\n")
                        .toList());
        if (!gate.experiments().isEmpty()) {
            text.append("\n| verdict | experiment | why |\n|---|---|---|\n");
        }
        append(text, LIMIT, gate.experiments().stream().map(StepSummary::row).toList());
        return text.append('\n').toString();
    }

    private static String row(GateRecord.Summary each) {
        String why = each.findings().isEmpty()
                ? String.join("; ", each.judgements())
                : each.findings().get(0);
        return "| " + each.verdict() + " | " + escaped(each.test()) + " | " + escaped(why) + " |\n";
    }

    private static void append(StringBuilder text, int limit, List<String> lines) {
        int length = length(text);
        for (int i = 0; i < lines.size(); i++) {
            length += length(lines.get(i));
            if (length > limit) {
                text.append("\n... and ").append(lines.size() - i).append(" more: see the report.\n");
                return;
            }
            text.append(lines.get(i));
        }
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

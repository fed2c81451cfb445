// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.plugin.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        Columns table = new Columns("Severity", "Finding");
        table.add("critical", "CVE-2021-44228");
        table.add("low", "CVE-1");

        assertThat(table.lines(10))
                .containsExactly("  Severity  Finding", "  critical  CVE-2021-44228", "  low       CVE-1");
    }

    @Test
    void whatAnImageSaysCanNotMoveTheCursor() {
        Columns table = new Columns("Severity");
        table.add("\u001b[2Jhigh\r");

        assertThat(table.lines(10)).containsExactly("  Severity", "  [2Jhigh");
    }

    @Test
    void theRestIsCounted() {
        Columns table = new Columns("A");
        table.add("1");
        table.add("2");
        table.add("3");

        assertThat(table.lines(2)).containsExactly("  A", "  1", "  2", "  ... and 1 more");
    }

    @Test
    void noRowsAreNoTable() {
        assertThat(new Columns("A").lines(10)).isEmpty();
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.server.command.common;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that shows how far long work has come; nothing at all when nobody is watching. */
public final class Progress implements AutoCloseable {
    private static final long MEBIBYTE = 1L << 20;

    private final Optional<ProgressBar> bar;

    private Progress(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    public static Progress of(boolean visible, String task) {
        return new Progress(
                visible
                        ? Optional.of(new ProgressBarBuilder()
                                .setTaskName(task)
                                .setUnit(" MiB", MEBIBYTE)
                                .setStyle(ProgressBarStyle.ASCII)
                                .showSpeed()
                                .build())
                        : Optional.empty());
    }

    /** For work that counts its progress in percent. */
    public static Progress percent(boolean visible, String task) {
        return new Progress(
                visible
                        ? Optional.of(new ProgressBarBuilder()
                                .setTaskName(task)
                                .setUnit(" %", 1)
                                .setInitialMax(100)
                                .setStyle(ProgressBarStyle.ASCII)
                                .build())
                        : Optional.empty());
    }

    /** In bytes, or in percent. */
    public void at(long done, long total) {
        bar.ifPresent(shown -> shown.maxHint(total).stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.bench.load;

/** From the start of the process to its first answer, on the folder with all that was pushed before. */
final class Restart implements Load {
    private final double target;

    Restart(double target) {
        this.target = target;
    }

    @Override
    public String name() {
        return "start to first answer";
    }

    @Override
    public Unit unit() {
        return Unit.SECONDS;
    }

    @Override
    public double target() {
        return target;
    }

    @Override
    public double measure(Subject subject, int round) throws Exception {
        subject.registry().stop();
        return Unit.seconds(subject.registry().start());
    }
}

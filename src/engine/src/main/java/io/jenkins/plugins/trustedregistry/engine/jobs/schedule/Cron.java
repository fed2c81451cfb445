// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.jenkins.plugins.trustedregistry.engine.oci.Shown;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Times that come again and again: a unix cron expression of five fields, in UTC. */
public final class Cron {
    private static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

    private static final int MOST_SHOWN = 400;

    private final String expression;
    private final ExecutionTime times;

    private Cron(String expression, ExecutionTime times) {
        this.expression = expression;
        this.times = times;
    }

    /** @throws IllegalArgumentException with a sentence, when it is none, or names a day that never comes */
    public static Cron parse(String expression) {
        try {
            Cron cron = new Cron(expression.strip(), ExecutionTime.forCron(PARSER.parse(expression.strip())));
            cron.after(Instant.EPOCH);
            return cron;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "'" + Shown.of(expression)
                            + "' is not a cron expression: write minute, hour, day of month, month and"
                            + " day of week, for instance '30 2 * * *' for half past two every night (UTC). "
                            + sentence(Shown.of(String.valueOf(e.getMessage()), MOST_SHOWN)),
                    e);
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** The first time after this one. */
    public Instant after(Instant instant) {
        return times.nextExecution(instant.atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toInstant)
                .orElseThrow(() -> new IllegalArgumentException("There is no such day."));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cron cron && cron.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }
}

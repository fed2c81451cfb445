// SPDX-License-Identifier: MIT
/**
 * When work begins by itself: cron expressions, and the timetable of what is next.
 *
 * <p>Times are those of the machine's time zone. A kind that is due begins once, however many of its times have passed: after a long
 * sleep, or a clock that was set forward, there is one run and no storm. After a clock was set back the next time is counted anew,
 * so that nothing waits for hours it has already seen.
 */
@NullMarked
package io.jenkins.plugins.trustedregistry.engine.jobs.schedule;

import org.jspecify.annotations.NullMarked;

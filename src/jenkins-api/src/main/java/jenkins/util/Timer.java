// SPDX-License-Identifier: MIT
package jenkins.util;

import java.util.concurrent.ScheduledExecutorService;

public class Timer {
    public static native ScheduledExecutorService get();
}

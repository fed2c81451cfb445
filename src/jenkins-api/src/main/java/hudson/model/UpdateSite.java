// SPDX-License-Identifier: MIT
package hudson.model;

public class UpdateSite {
    public static class Entry {
        public final String version = null;
    }

    public final class Plugin extends Entry {
        public final String wiki = null;
    }
}

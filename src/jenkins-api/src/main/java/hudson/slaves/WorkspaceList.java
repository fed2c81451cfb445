// SPDX-License-Identifier: MIT
package hudson.slaves;

import hudson.FilePath;

public final class WorkspaceList {
    public static native FilePath tempDir(FilePath workspace);
}

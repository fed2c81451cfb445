// SPDX-License-Identifier: MIT
package hudson;

import java.io.IOException;

public final class FilePath {
    public native FilePath child(String relativeOrAbsolute);

    public native String getRemote();

    public native void mkdirs() throws IOException, InterruptedException;

    public native void chmod(int mask) throws IOException, InterruptedException;

    public native boolean exists() throws IOException, InterruptedException;

    public native String readToString() throws IOException, InterruptedException;

    public native void write(String content, String encoding) throws IOException, InterruptedException;

    public native void deleteRecursive() throws IOException, InterruptedException;
}

// SPDX-License-Identifier: MIT
package hudson;

import hudson.model.Computer;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public final class FilePath implements SerializableOnlyOverRemoting {
    public FilePath(VirtualChannel channel, String remote) {}

    public native FilePath child(String relativeOrAbsolute);

    public native String getRemote();

    public native void mkdirs() throws IOException, InterruptedException;

    public native void chmod(int mask) throws IOException, InterruptedException;

    public native boolean exists() throws IOException, InterruptedException;

    public native String readToString() throws IOException, InterruptedException;

    public native void write(String content, String encoding) throws IOException, InterruptedException;

    public native void deleteRecursive() throws IOException, InterruptedException;

    public native Computer toComputer();

    public native <T> T act(FileCallable<T> callable) throws IOException, InterruptedException;

    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File file, VirtualChannel channel) throws IOException, InterruptedException;
    }
}

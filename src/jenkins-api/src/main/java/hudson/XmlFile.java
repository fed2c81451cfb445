// SPDX-License-Identifier: MIT
package hudson;

import java.io.IOException;

public final class XmlFile {
    public native void write(Object o) throws IOException;
}

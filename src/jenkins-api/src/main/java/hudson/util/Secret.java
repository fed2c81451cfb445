// SPDX-License-Identifier: MIT
package hudson.util;

import java.io.Serializable;

public final class Secret implements Serializable {
    public static native Secret fromString(String data);

    public native String getPlainText();

    public native String getEncryptedValue();
}

// SPDX-License-Identifier: MIT
package com.cloudbees.plugins.credentials;

import java.io.Serializable;

public class SecretBytes implements Serializable {
    public static native SecretBytes fromRawBytes(byte[] data);

    public native byte[] getPlainData();
}

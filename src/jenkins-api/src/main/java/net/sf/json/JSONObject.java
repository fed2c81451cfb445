// SPDX-License-Identifier: MIT
package net.sf.json;

public final class JSONObject {
    @Override
    public native String toString();
}

// SPDX-License-Identifier: MIT
package hudson;

import java.util.TreeMap;

public class EnvVars extends TreeMap<String, String> {
    public native String expand(String text);
}

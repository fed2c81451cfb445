// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

import java.util.HashMap;

public final class Mapping extends HashMap<String, CNode> implements CNode {
    @Override
    public native Type getType();

    @Override
    public native Source getSource();
}

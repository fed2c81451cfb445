// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

import java.util.ArrayList;

public final class Sequence extends ArrayList<CNode> implements CNode {
    @Override
    public native Type getType();

    @Override
    public native Source getSource();
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

public interface CNode {
    Type getType();

    Source getSource();

    default Mapping asMapping() {
        return null;
    }

    default Sequence asSequence() {
        return null;
    }

    default Scalar asScalar() {
        return null;
    }

    enum Type {
        MAPPING,
        SEQUENCE,
        SCALAR
    }
}

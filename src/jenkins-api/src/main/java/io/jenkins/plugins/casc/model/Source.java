// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc.model;

public final class Source {
    @Override
    public native String toString();
}

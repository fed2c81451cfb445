// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

public class Attribute<O, T> {
    public Attribute(String name, Class<?> type) {}

    public native Attribute<O, T> multiple(boolean multiple);

    public native Attribute<O, T> getter(Getter<O, T> getter);

    public native Attribute<O, T> secret(boolean secret);

    public interface Getter<O, T> {
        T getValue(O target) throws Exception;
    }
}

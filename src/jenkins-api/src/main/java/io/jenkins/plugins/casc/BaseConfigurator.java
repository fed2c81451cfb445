// SPDX-License-Identifier: MIT
package io.jenkins.plugins.casc;

import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.model.Mapping;
import java.util.Set;

public abstract class BaseConfigurator<T> implements Configurator<T> {
    @Override
    public native Set<Attribute<T, ?>> describe();

    protected abstract T instance(Mapping mapping, ConfigurationContext context) throws ConfiguratorException;

    @Override
    public native T configure(CNode config, ConfigurationContext context) throws ConfiguratorException;

    @Override
    public native T check(CNode config, ConfigurationContext context) throws ConfiguratorException;
}

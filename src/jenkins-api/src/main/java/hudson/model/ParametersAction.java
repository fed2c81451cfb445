// SPDX-License-Identifier: MIT
package hudson.model;

import java.util.List;

public class ParametersAction implements Action {
    private ParametersAction() {}

    public native List<ParameterValue> getParameters();

    @Override
    public native String getIconFileName();

    @Override
    public native String getDisplayName();

    @Override
    public native String getUrlName();
}

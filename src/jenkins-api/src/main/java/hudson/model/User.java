// SPDX-License-Identifier: MIT
package hudson.model;

import java.util.Collection;

public class User extends AbstractModelObject {
    public static native User getById(String id, boolean create);

    public static native Collection<User> getAll();

    public native String getId();

    public native String getFullName();

    @Override
    public native String getDisplayName();

    public native <T extends UserProperty> T getProperty(Class<T> type);
}

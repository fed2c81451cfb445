// SPDX-License-Identifier: MIT
package hudson.model;

import java.util.Collection;

public interface ItemGroup<T extends Item> extends ModelObject {
    Collection<T> getItems();
}

// SPDX-License-Identifier: MIT
package io.jenkins.plugins.trustedregistry.engine.storage;

import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

class MemoryUploadStoreTest {
    private final MemoryBlobStore blobs = new MemoryBlobStore();
    private final MemoryUploadStore uploads = new MemoryUploadStore(blobs, InstantSource.system());

    @Nested
    class Uploads extends UploadStoreContract {
        @Override
        protected BlobStore blobs() {
            return blobs;
        }

        @Override
        protected UploadStore uploads() {
            return uploads;
        }

        @Override
        protected void restart() {} // the object is the storage
    }

    @Nested
    class Stale extends StaleUploadsContract {
        @Override
        protected UploadStore uploads() {
            return uploads;
        }

        @Override
        protected StaleUploads stale() {
            return uploads;
        }
    }
}

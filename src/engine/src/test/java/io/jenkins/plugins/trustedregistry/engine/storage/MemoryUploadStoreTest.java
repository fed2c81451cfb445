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
        BlobStore blobs() {
            return blobs;
        }

        @Override
        UploadStore uploads() {
            return uploads;
        }

        @Override
        void restart() {} // the object is the storage
    }

    @Nested
    class Stale extends StaleUploadsContract {
        @Override
        UploadStore uploads() {
            return uploads;
        }

        @Override
        StaleUploads stale() {
            return uploads;
        }
    }
}

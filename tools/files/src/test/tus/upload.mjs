// The stock tus client: node upload.mjs ENDPOINT TOKEN FILE FOLDER [WAIT-AT-BYTES]
// Says "half" and waits to be killed where it is told to wait.
import fs from 'node:fs';
import path from 'node:path';
import tus from 'tus-js-client';

const [endpoint, token, file, folder, wait] = process.argv.slice(2);
const stopAt = wait ? Number(wait) : Infinity;
const storage = new tus.FileUrlStorage(path.join(path.dirname(file), 'uploads.json'));
const upload = new tus.Upload(fs.createReadStream(file), {
  endpoint,
  chunkSize: 256 * 1024,
  retryDelays: [0, 100, 500],
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: path.basename(file), folder },
  urlStorage: storage,
  removeFingerprintOnSuccess: true,
  onError(error) {
    console.error(String(error));
    process.exit(1);
  },
  onChunkComplete(size, accepted, total) {
    console.log(`accepted ${accepted} of ${total}`);
    if (accepted >= stopAt) {
      console.log('half');
      upload.abort().then(() => setInterval(() => {}, 1000));
    }
  },
  onSuccess() {
    console.log('whole');
  },
});
const before = await upload.findPreviousUploads();
console.log(`known ${before.length}`);
if (before.length) upload.resumeFromPreviousUpload(before[0]);
upload.start();

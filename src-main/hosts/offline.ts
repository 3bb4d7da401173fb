/**
 * ONNX Runtime (1.30) would tell its maker about every use: it keeps a device id and events in the person's cache folder and looks for
 * mobile.events.data.microsoft.com. Nothing leaves this computer. To be imported by every host before anything else: the native library looks
 * at this when it is loaded, and processes that are started from here inherit it.
 */
process.env['ORT_DISABLE_TELEMETRY'] = '1';

export {};

// SPDX-License-Identifier: Apache-2.0
// Objects of a PDF, parsed once, and no annotations. poppler-cpp shows each page from a copy of the
// document's table of objects, for programs with several threads: what pages share (fonts, and the
// streams that objects are packed in) is parsed anew for each. This stands before poppler's own in
// this program, which has one thread, and asks for no copy; and for no annotations, whose words
// poppler-cpp would give as the page's. Where poppler changes the call, its name here is no longer
// met: reading is slower, and comments that are drawn on a page are text
// (docs/decisions/0015-converters.md).
#include <dlfcn.h>

namespace {

#define SAGWAN_SHOW_SLICE \
  "_ZN6PDFDoc16displayPageSliceEP9OutputDeviddibbbiiiiPFbPvES2_PFbP5AnnotS2_ES2_b"

using Abort = bool (*)(void*);
using Annotation = bool (*)(void*, void*);
bool is_shown(void* /*annotation*/, void* /*data*/) { return false; }

using ShowSlice = void (*)(void*, void*, int, double, double, int, bool, bool, bool, int, int, int,
                           int, Abort, void*, Annotation, void*, bool);

}  // namespace

// NOLINTNEXTLINE(readability-function-size): the parameters are poppler's
extern "C" void sagwan_show_slice(void* document, void* device, int page, double across,
                                  double down, int turn, bool media, bool crop, bool printing,
                                  int x, int y, int width, int height, Abort abort,
                                  void* abort_data, Annotation annotation, void* annotation_data,
                                  bool copy) __asm__(SAGWAN_SHOW_SLICE);

// NOLINTNEXTLINE(readability-function-size): the parameters are poppler's
extern "C" void sagwan_show_slice(void* document, void* device, int page, double across,
                                  double down, int turn, bool media, bool crop, bool printing,
                                  int x, int y, int width, int height, Abort abort,
                                  void* abort_data, Annotation /*annotation*/, void* /*data*/,
                                  bool /*copy*/) {
  static const auto kShow = reinterpret_cast<ShowSlice>(dlsym(RTLD_NEXT, SAGWAN_SHOW_SLICE));
  kShow(document, device, page, across, down, turn, media, crop, printing, x, y, width, height,
        abort, abort_data, is_shown, nullptr, false);
}

// SPDX-License-Identifier: Apache-2.0
// Converters of character sets, kept open. poppler-cpp opens and closes one for each word of a
// page, which takes as long as finding the words does. These two stand before libc's in this
// program: what is closed waits, reset, for the next who asks for the same two sets. The program
// has one thread (docs/decisions/0015-converters.md).
#include <dlfcn.h>
#include <iconv.h>

#include <array>
#include <string>

namespace {

struct Converter {
  std::string to;
  std::string from;
  iconv_t handle = nullptr;
  bool in_use = false;
};

std::array<Converter, 8>& kept() {
  static std::array<Converter, 8> converters;
  return converters;
}

template <typename Function>
Function of_libc(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" iconv_t iconv_open(const char* to, const char* from) {
  static const auto kOpen = of_libc<iconv_t (*)(const char*, const char*)>("iconv_open");
  Converter* free = nullptr;
  for (Converter& one : kept()) {
    if (one.handle == nullptr) {
      free = &one;
    } else if (!one.in_use && one.to == to && one.from == from) {
      iconv(one.handle, nullptr, nullptr, nullptr, nullptr);
      one.in_use = true;
      return one.handle;
    }
  }
  const iconv_t handle = kOpen(to, from);
  // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast): iconv's own
  if (handle != (iconv_t)-1 && free != nullptr) *free = {to, from, handle, true};
  return handle;
}

extern "C" int iconv_close(iconv_t handle) {
  static const auto kClose = of_libc<int (*)(iconv_t)>("iconv_close");
  for (Converter& one : kept()) {
    if (one.handle != handle) continue;
    one.in_use = false;
    return 0;
  }
  return kClose(handle);
}

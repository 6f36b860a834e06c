// SPDX-License-Identifier: Apache-2.0
// An error cannot be dropped in silence (a warning, which is an error in CI).
#include "sagwan/result.h"

namespace sagwan {

Status write();

void finish() {
#ifdef SAGWAN_MISTAKE
  write();
#else
  static_cast<void>(write());
#endif
}

}  // namespace sagwan

// SPDX-License-Identifier: Apache-2.0
#include "sagwan/version.h"

namespace sagwan {

std::string_view version() { return SAGWAN_VERSION; }

}  // namespace sagwan

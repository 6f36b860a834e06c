// SPDX-License-Identifier: Apache-2.0
// A stage cannot read a layer that it did not declare.
#include "pipeline/core/document.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

std::size_t sentences(const View<Layers<Sentence>>& view) {
#ifdef SAGWAN_MISTAKE
  return view.get<Find>().size();
#else
  return view.get<Sentence>().size();
#endif
}

}  // namespace sagwan

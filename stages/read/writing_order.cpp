// SPDX-License-Identifier: Apache-2.0
#include "stages/read/writing_order.h"

#include <algorithm>

namespace sagwan {

std::vector<uint32_t> writing_order(const Drafts& drafts) {
  // The first draft of each table, by the table's number.
  std::vector<uint32_t> first;
  std::vector<uint32_t> order;
  std::vector<uint32_t> leader;  // of each draft: the draft that it is written behind
  for (uint32_t i = 0; i < drafts.list.size(); ++i) {
    const uint32_t table = drafts.list[i].table;
    if (table != kNone && table >= first.size()) first.resize(table + 1, kNone);
    if (table != kNone && first[table] == kNone) first[table] = i;
    leader.push_back(table == kNone ? i : first[table]);
    order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return leader[a] < leader[b]; });
  return order;
}

}  // namespace sagwan

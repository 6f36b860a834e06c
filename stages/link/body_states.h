// SPDX-License-Identifier: Apache-2.0
// Which state's a body is that several states have by one name: two foreign ministries are two.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// By mention, the id of the state that tells a body of government from others of the name;
/// `name_of` says under which name mentions are one so far, `id_of` which state a place is. It is
/// the state that stands beside the body. One without is the body of that name that a list knows
/// (attribute `state`), or, where the first of them stands beside a state, the one named last. The
/// id is empty for the body that the bare name means, and where only one state is named and no list
/// knows the body.
[[nodiscard]] std::vector<std::string_view> states_of_bodies(
    std::string_view text, const Layer<Mention>& mentions, const Resources& resources,
    const std::function<std::string(const Mention&)>& name_of,
    const std::function<std::string_view(const Mention&)>& id_of);

}  // namespace sagwan

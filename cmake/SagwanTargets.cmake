# SPDX-License-Identifier: Apache-2.0
# sagwan_library(NAME SOURCES... LINK targets...): one target a folder.
function(sagwan_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC sagwan_flags ${ARG_LINK})
endfunction()

# sagwan_add_stage(NAME FILES...): a folder of stages/; its files join the target sagwan_stages.
function(sagwan_add_stage name)
  foreach(file ${ARGN})
    target_sources(sagwan_stages PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${name}/${file})
  endforeach()
endfunction()

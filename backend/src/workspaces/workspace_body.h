#pragma once

#include "base/result.h"
#include "http/request.h"
#include "workspaces/workspace.h"

namespace datapilot::workspaces {

// The bodies of requests, checked; validation_failed and the like where they are wrong.
base::Result<NewWorkspace> new_workspace(const http::Request& request);
base::Result<WorkspaceChange> workspace_change(const http::Request& request);

// As the API shows it.
boost::json::object json_of(const Workspace& workspace);

}  // namespace datapilot::workspaces

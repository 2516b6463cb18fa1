// Generated from docs/api/openapi.yaml by `npm run api:types`. Do not edit.
export interface paths {
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a tenant, its owner and a first workspace, and signs the owner in. */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs in. An unknown email and a wrong password get the same answer. */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Trades the refresh cookie for a new access token and a new refresh cookie.
         * @description No body, no Authorization header: the cookie is SameSite=Strict and the Origin is checked. A refresh token is used
         *     once; the same client's retry within 10 seconds gets the same successor, any later reuse ends the whole
         *     family (`refresh_reused`) and clears the cookie.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the session of the refresh cookie and clears it. Succeeds when there is none. */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who the access token belongs to. */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes the user's own name or language. Any role. */
        patch: operations["changeMe"];
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes the user's own password, which ends their other sessions. Any role.
         * @description The session of the refresh cookie goes on; without the cookie, none does.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/links/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an account link lets its holder do. It is not used up. */
        post: operations["readAccountLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/links/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Uses up an account link, with the password that its holder chose, and signs them in. */
        post: operations["acceptAccountLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The users of the company, by email. Any role. */
        get: operations["listMembers"];
        put?: never;
        /**
         * Makes a link by which somebody joins, in place of the one before for the same email. Owner or admin.
         * @description The token is told this once. The link lives seven days.
         */
        post: operations["inviteMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes a member with their conversations; what they made for all stays. Owner or admin. */
        delete: operations["removeMember"];
        options?: never;
        head?: never;
        /** Gives a member another role, in force at once. Owner or admin. */
        patch: operations["changeMember"];
        trace?: never;
    };
    "/api/v1/members/{id}/password-link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a link by which a member chooses a new password. It lives one day. Owner or admin. */
        post: operations["makePasswordLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links that were made and not used yet, by email, without their tokens. Owner or admin. */
        get: operations["listAccountLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/links/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraws a link. Owner or admin. */
        delete: operations["revokeAccountLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, the newest first. Owner or admin. */
        get: operations["listAuditLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's workspaces, by name. Any role. */
        get: operations["listWorkspaces"];
        put?: never;
        /** Makes a workspace. Owner or admin. */
        post: operations["createWorkspace"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One workspace. Any role. */
        get: operations["getWorkspace"];
        put?: never;
        post?: never;
        /** Deletes an empty workspace. Owner or admin. */
        delete: operations["deleteWorkspace"];
        options?: never;
        head?: never;
        /** Renames a workspace or replaces its settings. Owner or admin. */
        patch: operations["updateWorkspace"];
        trace?: never;
    };
    "/api/v1/data-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's data sources, newest first. Any role. */
        get: operations["listDataSources"];
        put?: never;
        /**
         * Makes a data source of CSV files (multipart) or of a PostgreSQL or MySQL server (JSON). Editor or above.
         * @description **A server** (`application/json`): the server is resolved, connected to and described before the answer, which may take
         *     a minute on a large schema; if a step fails nothing is kept, `code` is that step's, and `errors[].field` names the
         *     field to look at (`connection.host`, `connection.tls`, `connection.user`, `connection.database`, `connection.schemas`).
         *     The password is write-only: no answer ever bears it.
         *
         *     **Files** (`multipart/form-data`): each becomes a table of one new data source. Parts may come in any order. Files are streamed to disk while they are received, then read by a worker; the answer
         *     comes when all of them are readable. It is all or nothing: if one file is refused nothing is kept, and each
         *     `errors[]` item bears the file's name in `field`, the file's code in `code`, and what to do in `message`.
         *     When one file is refused `code` is that file's code; when several are with different codes, it is the first one's.
         */
        post: operations["createDataSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tries a connection to a server, step by step, and keeps nothing. Editor or above.
         * @description Either `type` and `connection` for one that is being typed, or `data_source_id` for a stored one, with `connection`
         *     where it is being changed. The password of a stored one need not be typed again where host, port, user and TLS are
         *     those stored; else `validation_failed` on `connection.password` with the code `required`.
         *
         *     A step that failed is a 200 whose `ok` is false: closed, filtered and forbidden addresses read the same. Each user
         *     and each company may try so many times a minute, then `throttled` with `Retry-After`.
         */
        post: operations["testConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One data source. Any role. */
        get: operations["getDataSource"];
        put?: never;
        post?: never;
        /** Deletes a data source, its files or connection, and its conversations. Editor or above. */
        delete: operations["deleteDataSource"];
        options?: never;
        head?: never;
        /**
         * Renames a data source, or changes its connection. Editor or above.
         * @description `connection` replaces the stored one whole, but for `password`: absent, it stays. A changed host, port, user or TLS
         *     wants it again (`validation_failed` on `connection.password`, code `required`). A changed connection is tried and the
         *     schema read before it is kept, as in a create; fails as a create does, and then nothing has changed.
         */
        patch: operations["updateDataSource"];
        trace?: never;
    };
    "/api/v1/data-sources/{id}/sync": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begins to read the schema of a server again. Editor or above.
         * @description Answers at once; the work goes on. `GET /data-sources/{id}` then says `status` `syncing` with `sync.progress`, and in
         *     the end `ready` with a new `synced_at`, or `failed` with `sync_error`; ask once a second. One sync of a data source
         *     runs at a time: a second call joins the first. A failed sync leaves the schema of the last good one in use.
         */
        post: operations["syncDataSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/schema": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * What was understood of the data - tables, columns, types, formats, relationships. Any role.
         * @description By pages of tables, by name. `values=false` leaves out what was sampled of each column (`distinct_count`, `min`, `max`
         *     are null, `sample_values` is empty): for the list of a large server; then `table` for the one that is opened. `values=all` tells
         *     of one table all values that are known, at most 200 of a column.
         */
        get: operations["getDataSourceSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/tables/{table}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                /** @description The table's `name` in the schema, percent-encoded as one segment: `ventes.lignes 2025/26` is `ventes.lignes%202025%2F26`. */
                table: string;
            };
            cookie?: never;
        };
        /** The first rows of a table, in the order of the file; of a server, in the order in which it gives them. Any role. */
        get: operations["previewTable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/query": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Asks a question of a data source. Any role.
         * @description With `Accept: application/json`, one `Answer`. A question that is not understood, or is ambiguous, is a 200 whose `status`
         *     says so; problems are for requests that could not be worked on.
         *
         *     With `Accept: text/event-stream`, the same work as server-sent events, in this order:
         *     - `step` (`StepEvent`), zero or more: `understood`, `tables`, `sql`, `running`, and where a language model is asked
         *       `shortlist`, `model`, `repair`, `compare`, each when it is really reached;
         *     - `sql` (`SqlEvent`), before the SQL runs: once, and once more for each repair of a model;
         *     - `rows` (`RowsEvent`), zero or more batches, in order;
         *     - then exactly one `answer` (`Answer`, complete: it repeats the SQL and all rows) or `error` (`Problem`), and the end.
         *     A line `: keep-alive` may come at any time. What is wrong before the work starts (401, 404, 422 and the like) is an ordinary
         *     problem answer with its status, not a stream. Closing the connection stops the work.
         *
         *     A follow-up passes `conversation_id`. To answer a clarification, send the same question again with
         *     `conversation_id` and `choice`.
         */
        post: operations["query"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The user's own conversations, last used first. Any role. */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** A conversation with its last 100 questions, oldest first. Its user only. */
        get: operations["getConversation"];
        put?: never;
        post?: never;
        /** Deletes a conversation with its questions and answers. Its user only. */
        delete: operations["deleteConversation"];
        options?: never;
        head?: never;
        /** Gives a conversation another title. Its user only. */
        patch: operations["renameConversation"];
        trace?: never;
    };
    "/api/v1/ai/answers/{id}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** What each chip of an answer is, and what it may become. Its user only. */
        get: operations["answerChoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/answers/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Runs a past answer again with its chips or its SQL changed. Its user only.
         * @description A new answer in the same conversation; `edited_from` names the one it was made of. Answered like `/ai/query`, in JSON
         *     or as an event stream. The edits are applied one after the other, each to the plan that the ones before it left.
         */
        post: operations["runAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/answers/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * The rows of an answer as a file. Its user only.
         * @description The SQL kept with the answer is read again, so that the file holds all rows (at most 100,000), not only those shown.
         *     CSV is for a French spreadsheet: UTF-8 with BOM, `;`, CRLF, decimal comma, dd/mm/yyyy; a text cell that starts with
         *     `=`, `+`, `-`, `@`, TAB or CR gets a leading `'`. JSON is an array of objects, values as described above. XLSX holds
         *     real numbers, dates and booleans, shown as the spreadsheet's own locale has them; a number of more than 15 digits is
         *     text, so that none is lost; a text is never a formula.
         */
        get: operations["exportAnswer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions that this data source can answer, made from its columns and values. Any role. */
        get: operations["listSuggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the words of a question that is being typed mean, and how it may go on. Any role.
         * @description From the same index as the rules, in milliseconds; no model is asked and nothing is kept. Words and texts are in the
         *     language of `Accept-Language`.
         */
        get: operations["completeQuestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ai/answers/{id}/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says whether an answer of one's own was right. A second verdict takes the place of the first. Any role. */
        post: operations["giveFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/semantic-layer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a data source means to its company. Any role.
         * @description Where nothing was saved yet, `version` is 0 and the definitions are those that `generate` would save.
         *
         *     With `Accept: application/yaml`, the definitions alone, as YAML. With `format=osi`, as a document of the Open Semantic Interchange
         *     (0.2.0.dev0), in JSON or YAML. `ETag` bears the version in every form.
         */
        get: operations["getSemanticLayer"];
        /**
         * Saves the definitions. Editor or above.
         * @description What the definitions leave out is added as `generate` would write it; to take a metric or a relationship away, send it with `origin: deleted`.
         *     An item that is sent as `generated` and differs from what would be generated becomes `edited`.
         *
         *     The version that was read is required: `version` in the JSON, or `If-Match` (`"3"`, or `*` to replace whatever is there).
         *     A YAML body is the definitions alone. With `format=osi` the body is an `OsiDocument`.
         */
        put: operations["putSemanticLayer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/semantic-layer/generate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes the definitions again from names, types, keys and values, and saves them. Editor or above.
         * @description What a person edited or deleted stays; the rest follows the schema of today. No language model is asked.
         */
        post: operations["generateSemanticLayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/semantic-layer/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names what of the definitions does not fit the schema of today, and saves nothing. Editor or above. */
        post: operations["validateSemanticLayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/semantic-layer/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How the rules read up to three questions, now and with a draft; nothing is run or saved. Editor or above. */
        post: operations["previewSemanticLayer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/semantic-layer/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The first rows that a question gives, with a draft or with what is saved; nothing is kept. Editor or above. */
        post: operations["semanticLayerFigures"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/verified-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The questions whose answers were vouched for, the newest first, at most 500. Any role. */
        get: operations["listVerifiedQuestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/data-sources/{id}/verified-questions/{question}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The question is read like any other again. Editor or above. */
        delete: operations["deleteVerifiedQuestion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The tenant's dashboards, the last changed first. Any role. */
        get: operations["listDashboards"];
        put?: never;
        /** Makes an empty dashboard. Editor or above. */
        post: operations["createDashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** One dashboard with its widgets. Any role. */
        get: operations["getDashboard"];
        /**
         * Puts a whole dashboard in the place of the one that is there. Editor or above.
         * @description The one way in which an editor saves: a drag, a rename, a deletion and the undo of each are the document as it then is.
         *     A widget that is not in it is deleted; one whose `id` is not there any more, or never was, is made with that id.
         *     `version` is the one that the document was read at: where another has been saved since, nothing is changed and the
         *     answer is `conflict` with `version` in `errors[0].field`; `message` there tells the current one.
         */
        put: operations["saveDashboard"];
        post?: never;
        /** Deletes a dashboard, its widgets and its links. Editor or above. */
        delete: operations["deleteDashboard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/widgets": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The widgets of a dashboard, from top to bottom. Any role. */
        get: operations["listWidgets"];
        put?: never;
        /**
         * Adds a widget, made of an answer or written out. Editor or above.
         * @description `{"answer_id"}` alone is enough for one click: the query is the answer's, the title its question, the type that of its
         *     chart, « ce mois-ci » a `period` that follows the calendar, the position the first free place at the bottom. The dashboard gets a new version.
         */
        post: operations["addWidget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/widgets/{widget_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                widget_id: components["parameters"]["WidgetId"];
            };
            cookie?: never;
        };
        /** One widget. Any role. */
        get: operations["getWidget"];
        /**
         * Puts a widget in the place of the one that is there. Editor or above.
         * @description `version` is the dashboard's, as in `PUT /dashboards/{id}`; the dashboard gets a new one.
         */
        put: operations["saveWidget"];
        post?: never;
        /** Deletes a widget; the dashboard gets a new version. Editor or above. */
        delete: operations["deleteWidget"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a dashboard from what an export gave, over this tenant's data sources. Editor or above.
         * @description A data source is found by the name it bears in the document, or by `sources`, which gives another one for a name.
         *     All of it or nothing: what is missing is `validation_failed`, with `errors[]` naming each missing data source
         *     (`document.sources[0]`), and each widget whose tables or columns the data source does not have
         *     (`document.widgets[3].query`).
         */
        post: operations["importDashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a copy of a dashboard with its widgets, without its links. Editor or above. */
        post: operations["duplicateDashboard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * A dashboard as a file that another workspace or company can import. Any role.
         * @description Names of data sources, tables and columns instead of ids; no row of data is in it.
         */
        get: operations["exportDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The data of all widgets in one answer, each as it is ready. Any role.
         * @description NDJSON: one `DashboardDataEvent` a line. First `begin`, then for each widget but the texts one `widget` or one `error`,
         *     in the order in which they are ready, then `end`. A widget that fails spoils no other; closing the connection stops
         *     the work.
         */
        post: operations["streamDashboardData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** The links of a dashboard that still open it, the newest first; without their tokens. Editor or above. */
        get: operations["listDashboardLinks"];
        put?: never;
        /**
         * Makes a read-only link for the members of the company, with an expiry. Editor or above.
         * @description The token is shown in this answer only: it is not kept in clear, so no Idempotency-Key could bring it back.
         */
        post: operations["createDashboardLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboards/{id}/links/{link_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                link_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revokes a link; it opens nothing from now on. Editor or above. */
        delete: operations["deleteDashboardLink"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared-dashboards/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `token` that making the link answered. */
                token: components["parameters"]["LinkToken"];
            };
            cookie?: never;
        };
        /** The dashboard that a link opens, for a member of the company that made it. Any role. */
        get: operations["getSharedDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/shared-dashboards/{token}/data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `token` that making the link answered. */
                token: components["parameters"]["LinkToken"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** As `POST /dashboards/{id}/data`, of the dashboard that a link opens. Any role. */
        post: operations["streamSharedDashboardData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What language models took today and this month, of the company and of the user, with their budgets. Any role. */
        get: operations["getUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which language model answers, and what leaves to it. Any role. */
        get: operations["getModelSettings"];
        /** Chooses what may leave; never more than the operator allows. Owner or admin. */
        put: operations["setModelSettings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-settings/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The company's own model, asked in the place of the operator's. The key is written, never read. Owner or admin. */
        put: operations["setOwnModel"];
        post?: never;
        /** The operator's model is asked again; the key is erased. Owner or admin. */
        delete: operations["removeOwnModel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/model-settings/provider/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a model for one small call and says what came of it. Nothing is kept. Owner or admin. */
        post: operations["testOwnModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive. */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The database answers and workers are warm. */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Format: uuid */
        Id: string;
        /**
         * @default fr
         * @enum {string}
         */
        Language: "fr" | "en";
        /**
         * Format: date-time
         * @description ISO 8601 in UTC, `2025-12-31T08:30:00Z`.
         */
        Timestamp: string;
        /** @description One cell; see the top of this page. */
        Value: string | number | boolean | null;
        /** @enum {string} */
        ColumnType: "text" | "integer" | "decimal" | "date" | "timestamp" | "boolean";
        Problem: {
            /** @description `urn:datapilot:problem:<code>` */
            type: string;
            /** @description The HTTP status in words, in English. */
            title: string;
            status: number;
            code: components["schemas"]["ErrorCode"];
            /** @description What happened and what to do */
            message: string;
            request_id: string;
            /** @description What is wrong with each field or file; empty where that says nothing more. */
            errors: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /** @description The body's field (`email`), the query's parameter, or the file's name. */
            field: string;
            /** @description One of required, wrong_type, too_short, too_long, invalid_format, out_of_range, not_allowed, unknown_field; for a file, an ErrorCode that starts with file_ or too_many_; for a connection, one that starts with source_. */
            code: string;
            message: string;
        };
        /**
         * @description The one list of codes. `x-codes` gives the status, what happened, and what the user or the client can do.
         * @enum {string}
         */
        ErrorCode: "malformed_request" | "malformed_json" | "validation_failed" | "unauthenticated" | "token_expired" | "refresh_reused" | "invalid_credentials" | "email_taken" | "throttled" | "forbidden" | "origin_refused" | "not_found" | "method_not_allowed" | "not_acceptable" | "conflict" | "idempotency_conflict" | "request_timeout" | "headers_too_large" | "payload_too_large" | "unsupported_media_type" | "upload_interrupted" | "too_many_files" | "too_many_columns" | "file_empty" | "file_not_text" | "file_header_only" | "file_header_invalid" | "file_row_too_long" | "file_cell_too_large" | "file_too_large" | "quota_exceeded" | "storage_full" | "question_empty" | "question_too_long" | "question_not_understood" | "question_out_of_scope" | "sql_refused" | "query_failed" | "query_timeout" | "query_too_large" | "source_unreachable" | "source_tls_failed" | "source_login_failed" | "source_database_missing" | "source_rights_missing" | "source_lost" | "source_misbehaved" | "schema_outdated" | "model_not_configured" | "model_unavailable" | "model_timeout" | "model_refused" | "model_answer_invalid" | "egress_forbidden" | "budget_spent" | "worker_crashed" | "overloaded" | "shutting_down" | "database_unavailable" | "internal";
        RegisterRequest: {
            /** @description The company's name. */
            tenant_name: string;
            /** Format: email */
            email: string;
            password: string;
            language?: components["schemas"]["Language"];
        };
        LoginRequest: {
            email: string;
            password: string;
        };
        Session: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Seconds that the access token still lives. */
            expires_in: number;
            user: components["schemas"]["User"];
        };
        /** @enum {string} */
        Role: "owner" | "admin" | "editor" | "viewer";
        User: {
            id: components["schemas"]["Id"];
            email: string;
            name: string | null;
            role: components["schemas"]["Role"];
            language: components["schemas"]["Language"];
            tenant: {
                id: components["schemas"]["Id"];
                name: string;
            };
            created_at: components["schemas"]["Timestamp"];
        };
        ProfileUpdate: {
            /** @description Empty takes it away. */
            name?: string;
            language?: components["schemas"]["Language"];
        };
        PasswordChange: {
            current_password: string;
            new_password: string;
        };
        /** @enum {string} */
        AccountLinkPurpose: "invitation" | "password";
        AccountLinkToken: {
            token: string;
        };
        AccountLinkUse: {
            token: string;
            password: string;
            language?: components["schemas"]["Language"];
        };
        AccountLinkOffer: {
            purpose: components["schemas"]["AccountLinkPurpose"];
            email: string;
            role: components["schemas"]["Role"];
            tenant_name: string;
            expires_at: components["schemas"]["Timestamp"];
        };
        Member: {
            id: components["schemas"]["Id"];
            email: string;
            name: string | null;
            role: components["schemas"]["Role"];
            joined_at: components["schemas"]["Timestamp"];
            /** @description When a session of theirs was last begun or renewed. */
            last_seen_at: components["schemas"]["Timestamp"] | null;
        };
        MemberPage: {
            items: components["schemas"]["Member"][];
            next_cursor: string | null;
        };
        Invitation: {
            /** Format: email */
            email: string;
            role: components["schemas"]["Role"];
        };
        AccountLink: {
            id: components["schemas"]["Id"];
            purpose: components["schemas"]["AccountLinkPurpose"];
            email: string;
            role: components["schemas"]["Role"];
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
        };
        NewAccountLink: components["schemas"]["AccountLink"] & {
            /** @description Told this once. The page's address for it is `/link#TOKEN`. */
            token: string;
        };
        AccountLinkPage: {
            items: components["schemas"]["AccountLink"][];
            next_cursor: string | null;
        };
        AuditEntry: {
            id: components["schemas"]["Id"];
            at: components["schemas"]["Timestamp"];
            /** @description null where the program acted by itself. */
            user: {
                id: components["schemas"]["Id"];
                /** @description null once the user was removed. */
                email: string | null;
            } | null;
            action: string;
            object_type: string | null;
            object_id: string | null;
            request_id: string | null;
            detail: {
                [key: string]: unknown;
            };
        };
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        Workspace: {
            id: components["schemas"]["Id"];
            name: string;
            settings: components["schemas"]["WorkspaceSettings"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description Free form, at most 16 kB. */
        WorkspaceSettings: {
            [key: string]: unknown;
        };
        WorkspaceCreate: {
            name: string;
            settings?: components["schemas"]["WorkspaceSettings"];
        };
        WorkspaceUpdate: {
            name?: string;
            settings?: components["schemas"]["WorkspaceSettings"];
        };
        WorkspacePage: {
            items: components["schemas"]["Workspace"][];
            next_cursor: string | null;
        };
        DataSourceUpload: {
            name: string;
            /** @description The tenant's first workspace when absent. */
            workspace_id?: components["schemas"]["Id"];
            files: string[];
        };
        /**
         * @description `mysql` is MariaDB too.
         * @enum {string}
         */
        ServerType: "postgresql" | "mysql";
        ServerDataSourceCreate: {
            name: string;
            /** @description The tenant's first workspace when absent. */
            workspace_id?: components["schemas"]["Id"];
            type: components["schemas"]["ServerType"];
            connection: components["schemas"]["ConnectionInput"];
        };
        DataSourceUpdate: {
            name?: string;
            connection?: components["schemas"]["ConnectionInput"];
        };
        ConnectionInput: {
            /** @description A name or an IP address; no scheme, no port, no path. */
            host: string;
            /** @description Absent: 5432 for PostgreSQL, 3306 for MySQL. */
            port?: number;
            database: string;
            user: string;
            /** @description Required to create; may be absent for a stored connection whose host */
            password?: string;
            tls?: components["schemas"]["Tls"];
            /** @description Those to expose. Absent or empty: every schema of PostgreSQL that is not the server's own; of MySQL the database itself. */
            schemas?: string[];
        };
        /** @description Absent: `verify_full` with the machine's own authorities. */
        Tls: {
            mode: components["schemas"]["TlsMode"];
            /** @description PEM of the authorities to believe; absent, those of the machine. */
            ca_certificates?: string | null;
        };
        /**
         * @description `disable`: in clear. `require`: encrypted, whoever answers. `verify_ca`: and the certificate is signed by an authority that is believed. `verify_full`: and it bears the host's name.
         * @enum {string}
         */
        TlsMode: "disable" | "require" | "verify_ca" | "verify_full";
        /** @description A stored connection, without its secret. */
        Connection: {
            host: string;
            port: number;
            database: string;
            user: string;
            has_password: boolean;
            tls: {
                mode: components["schemas"]["TlsMode"];
                ca_certificates: string | null;
            };
            schemas: string[];
        };
        ConnectionTest: {
            /** @description Where there is no `data_source_id`. */
            type?: components["schemas"]["ServerType"];
            data_source_id?: components["schemas"]["Id"];
            connection?: components["schemas"]["ConnectionInput"];
        };
        ConnectionReport: {
            /** @description No step failed; some may have warned. */
            ok: boolean;
            /** @description One for each step, in the order in which they happen; none after the one that failed was reached. */
            checks: components["schemas"]["ConnectionCheck"][];
            /** @description As the server calls itself: `PostgreSQL 16.4`. */
            server_version: string | null;
            /** @description SQL that makes a role that can only read, where this one can write: to show with a copy button. */
            read_only_role_sql: string | null;
        };
        ConnectionCheck: {
            /** @enum {string} */
            step: "name" | "network" | "tls" | "login" | "database" | "rights";
            /** @enum {string} */
            outcome: "passed" | "warned" | "failed" | "not_reached";
            /** @description The code that a create would fail with, where the step failed. */
            code: components["schemas"]["ErrorCode"] | null;
            /** @description What was found and, unless it passed, what to do; in the user's language. */
            message: string;
        };
        DataSource: {
            id: components["schemas"]["Id"];
            workspace_id: components["schemas"]["Id"];
            /** @enum {string} */
            type: "csv" | "postgresql" | "mysql";
            name: string;
            /**
             * @description `failed`: the last sync did; the schema of the one before is still used. Files are always `ready`.
             * @enum {string}
             */
            status: "ready" | "syncing" | "failed";
            table_count: number;
            /** @description Over all its tables; of a server, as its statistics estimate. */
            row_count: number;
            /** @description Of the files as they were uploaded; 0 for a server. */
            size_bytes: number;
            /** @description null for files. */
            connection: components["schemas"]["Connection"] | null;
            /** @description What the last test of the connection warned of: `connection_tls`, `connection_rights` (the user can write), … */
            warnings: components["schemas"]["Warning"][];
            /** @description When the schema was last read; null for files. */
            synced_at: components["schemas"]["Timestamp"] | null;
            /** @description The sync that runs, else null. */
            sync: components["schemas"]["Sync"] | null;
            /** @description Why the last sync failed, else null. */
            sync_error: components["schemas"]["SyncError"] | null;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        Sync: {
            started_at: components["schemas"]["Timestamp"];
            /** @description Null as long as the server has not let in whoever reads it. */
            progress: number | null;
            /**
             * @description What is read: tables, columns and keys; what they hold; which of them belong together.
             * @enum {string|null}
             */
            phase: "structure" | "contents" | "relationships" | null;
            /** @description Of table_count, those whose contents are read. */
            tables_read: number | null;
            /** @description Null as long as the tables are not known. */
            table_count: number | null;
        };
        SyncError: {
            code: components["schemas"]["ErrorCode"];
            message: string;
        };
        DataSourcePage: {
            items: components["schemas"]["DataSource"][];
            next_cursor: string | null;
        };
        DataSourceSchema: {
            tables: components["schemas"]["Table"][];
            /** @description Those that begin or end in a table of this page. */
            relationships: components["schemas"]["Relationship"][];
            /** @description That match `q` or `table` */
            table_count: number;
            next_cursor: string | null;
        };
        Table: {
            /** @description Unique in the data source: `lignes_commande`; `ventes.lignes_commande` where two schemas have one. */
            name: string;
            /** @description For people: `Lignes commande`. */
            label: string;
            /** @description Of the server; null for files. */
            schema: string | null;
            /** @description Its owner's own words. */
            comment: string | null;
            row_count: number;
            row_count_estimated: boolean;
            primary_key: string[];
            indexes: components["schemas"]["Index"][];
            columns: components["schemas"]["Column"][];
            warnings: components["schemas"]["Warning"][];
            /** @description null for a table of a server. */
            file: components["schemas"]["TableFile"] | null;
        };
        TableFile: {
            /** @description As it was uploaded. */
            name: string;
            /** @enum {string} */
            encoding: "utf-8" | "windows-1252";
            /** @enum {string} */
            separator: "," | ";" | "\t" | "|";
        };
        Index: {
            columns: string[];
            unique: boolean;
        };
        Column: {
            name: string;
            label: string;
            type: components["schemas"]["ColumnType"];
            /** @description As its server declares it: `numeric(12,2)`; null for files. */
            native_type: string | null;
            /** @description Its owner's own words. */
            comment: string | null;
            /** @description A value is missing */
            nullable: boolean;
            /** @description May be an estimate; null where unknown. */
            distinct_count: number | null;
            min: components["schemas"]["Value"];
            max: components["schemas"]["Value"];
            /** @description Distinct values that are present, the most frequent first; five at most, or with `values=all` 200. */
            sample_values: components["schemas"]["Value"][];
            format: components["schemas"]["SourceFormat"];
        };
        /**
         * @description How the values were written in the file, where that had to be understood; else null.
         * @enum {string|null}
         */
        SourceFormat: "decimal_comma" | "percent" | "euro" | "dollar" | "pound" | "yyyy-mm-dd" | "yyyy-mm-dd hh:mm" | "dd/mm/yyyy" | "dd/mm/yyyy hh:mm" | "dd/mm/yy" | "dd/mm/yy hh:mm" | "mm/dd/yyyy" | "mm/dd/yyyy hh:mm" | "mm/dd/yy" | "mm/dd/yy hh:mm" | "yyyy-mm" | "mm/yyyy" | "ddmonyyyy:hh:mm:ss" | null;
        Relationship: {
            /** @description The side of many. */
            from_table: string;
            /** @description Usually one; several where the key of to_table is made of several. */
            from_columns: string[];
            /** @description The side of one. */
            to_table: string;
            /** @description What each of from_columns refers to, at its place. */
            to_columns: string[];
            certainty: number;
            /** @description True when names and values say so */
            inferred: boolean;
        };
        Warning: {
            /** @description Stable, snake_case: rows_truncated, join_inferred, join_multiplies_rows, missing_dates, period_assumed, data_ends_before_today, nothing_matched, column_mixed_types, … */
            code: string;
            /** @description For the user */
            message: string;
        };
        TablePreview: {
            columns: components["schemas"]["PreviewColumn"][];
            rows: components["schemas"]["Rows"];
            /** @description Of the whole table; of a server's, as its statistics estimate. */
            row_count: number;
            /** @description True when the table has more rows than these. */
            truncated: boolean;
        };
        PreviewColumn: {
            name: string;
            label: string;
            type: components["schemas"]["ColumnType"];
        };
        Rows: components["schemas"]["Value"][][];
        SemanticLayer: {
            data_source_id: components["schemas"]["Id"];
            /** @description 0 until something is saved. */
            version: number;
            updated_at: components["schemas"]["Timestamp"] | null;
            definitions: components["schemas"]["Definitions"];
            /** @description What does not fit the schema of today; such items are left out when questions are read. */
            problems: components["schemas"]["DefinitionProblem"][];
        };
        SemanticLayerChange: {
            definitions: components["schemas"]["Definitions"];
            /** @description The version that was read; required without `If-Match`. */
            version?: number;
        };
        SemanticLayerDraft: {
            /** @description Absent, those that are saved. */
            definitions?: components["schemas"]["Definitions"];
        };
        SemanticLayerValidation: {
            valid: boolean;
            problems: components["schemas"]["DefinitionProblem"][];
        };
        SemanticLayerFiguresRequest: {
            /** @description Absent: what is saved. */
            definitions?: components["schemas"]["Definitions"];
            question: string;
            /**
             * Format: date
             * @description Absent, the current day (UTC).
             */
            today?: string;
        };
        SemanticLayerFigures: {
            columns: components["schemas"]["ResultColumn"][];
            rows: components["schemas"]["Rows"];
            /** @description There are more rows. */
            truncated: boolean;
        };
        SemanticLayerPreviewRequest: {
            definitions: components["schemas"]["Definitions"];
            questions: string[];
            /**
             * Format: date
             * @description Absent, the current day (UTC).
             */
            today?: string;
        };
        SemanticLayerPreview: {
            questions: components["schemas"]["PreviewedQuestion"][];
            /** @description Of the draft. */
            problems: components["schemas"]["DefinitionProblem"][];
        };
        PreviewedQuestion: {
            question: string;
            /** @description Whether the draft reads it in another way. */
            changes: boolean;
            now: components["schemas"]["QuestionReading"];
            draft: components["schemas"]["QuestionReading"];
        };
        QuestionReading: {
            /**
             * @description `answered`: it would be run.
             * @enum {string}
             */
            status: "answered" | "needs_clarification" | "refused";
            /** @description The sentence that says how it is understood. */
            interpretation: string | null;
            /** @description Not run. */
            sql: string | null;
            /** @description The question asked back */
            message: string | null;
            /** @description Of a question asked back. */
            choices: string[];
            definitions: components["schemas"]["UsedDefinition"][];
        };
        DefinitionProblem: {
            /** @description Where it stands in the definitions: `metrics.2.expression`. */
            path: string;
            /** @description What it is about, by name: `commandes.montant_ht`, `ca_ht`. */
            item: string;
            /**
             * @description `error`: the item is left out when questions are read.
             * @enum {string}
             */
            severity: "error" | "warning";
            /** @enum {string} */
            code: "table_missing" | "column_missing" | "metric_missing" | "metric_circular" | "type_mismatch" | "not_an_aggregate" | "expression_invalid" | "value_unknown" | "name_taken" | "synonym_ambiguous";
            /** @description In the language of Accept-Language. */
            message: string;
        };
        /**
         * @description What the tables, columns and numbers of a data source mean. Names are those of the schema (`Table.name`, `Column.name`).
         *     At most 2,000 tables, 20,000 columns, 500 metrics and 5,000 relationships; a label has at most 120 characters, a description 1,000, a synonym 80.
         */
        Definitions: {
            calendar?: components["schemas"]["CalendarDefinition"];
            tables?: components["schemas"]["TableDefinition"][];
            metrics?: components["schemas"]["MetricDefinition"][];
            relationships?: components["schemas"]["RelationshipDefinition"][];
        };
        /**
         * @description Who made the item: `generated` follows the schema; `edited` and `deleted` are a person's, and stay. A deleted metric or relationship is not there for questions.
         * @default edited
         * @enum {string}
         */
        DefinitionOrigin: "generated" | "edited" | "deleted";
        CalendarDefinition: {
            origin?: components["schemas"]["DefinitionOrigin"];
            /**
             * @description « exercice 2024/2025 » starts in it.
             * @default 1
             */
            first_fiscal_month: number;
            /**
             * @description 1 is Monday, as ISO 8601 counts.
             * @default 1
             */
            first_day_of_week: number;
        };
        TableDefinition: {
            name: string;
            origin?: components["schemas"]["DefinitionOrigin"];
            /** @description « Lignes de commande » */
            label?: string;
            description?: string;
            synonyms?: string[];
            /**
             * @description No question is about its columns; it may still lead from one table to another.
             * @default false
             */
            hidden: boolean;
            /** @description The date column that places its rows in time when a question does not say which. */
            default_date?: string;
            columns?: components["schemas"]["ColumnDefinition"][];
        };
        /**
         * @description `measure`: a number that is summed or averaged; `identifier`: tells rows apart and is never summed; `hidden`: no question is about it.
         * @enum {string}
         */
        ColumnRole: "measure" | "dimension" | "date" | "identifier" | "hidden";
        ColumnDefinition: {
            name: string;
            origin?: components["schemas"]["DefinitionOrigin"];
            label?: string;
            description?: string;
            synonyms?: string[];
            role?: components["schemas"]["ColumnRole"];
            format?: components["schemas"]["NumberFormat"];
            unit?: components["schemas"]["Unit"];
            tax?: components["schemas"]["Tax"];
            /** @description What « montant par région » makes of it; a count only by a metric. */
            aggregation?: components["schemas"]["AggregateFunction"];
        };
        /**
         * @description `money`: euros, or the `unit`; `percent`: 25.5 is 25,5 %; `days`: a duration.
         * @default plain
         * @enum {string}
         */
        NumberFormat: "plain" | "money" | "percent" | "days";
        /** @description Shown after the number: `€`, `k€`, `km`, `kg`. */
        Unit: string;
        /**
         * @description HT or TTC.
         * @enum {string}
         */
        Tax: "excluded" | "included";
        MetricDefinition: {
            /** @description How other metrics name it. */
            name: string;
            origin?: components["schemas"]["DefinitionOrigin"];
            /** @description « CA HT » */
            label?: string;
            description?: string;
            synonyms?: string[];
            /** @description The table whose columns the expression is over. */
            table: string;
            expression: components["schemas"]["MetricExpression"];
            format?: components["schemas"]["NumberFormat"];
            unit?: components["schemas"]["Unit"];
            tax?: components["schemas"]["Tax"];
            /**
             * @description What « les 10 meilleurs clients » ranks by.
             * @default false
             */
            main: boolean;
        };
        /**
         * @description Exactly one of `column`, `number`, `metric`, `aggregate`, `add`, `subtract`, `multiply`, `divide`, `days_between`. Of a metric, every column stands inside an
         *     aggregate. Nested at most 8 deep, 60 parts; no part is SQL.
         */
        MetricExpression: {
            column?: string;
            number?: number | string;
            /** @description The name of another metric of the same table. */
            metric?: string;
            aggregate?: components["schemas"]["AggregateFunction"];
            /** @description With `aggregate`: of each row; absent for `count_rows`. */
            of?: components["schemas"]["MetricExpression"];
            /** @description With `aggregate`: only these rows. */
            where?: components["schemas"]["MetricCondition"];
            add?: components["schemas"]["MetricExpression"][];
            subtract?: components["schemas"]["MetricExpression"][];
            multiply?: components["schemas"]["MetricExpression"][];
            /** @description A division by zero gives no value. */
            divide?: components["schemas"]["MetricExpression"][];
            days_between?: components["schemas"]["MetricExpression"][];
        };
        /** @description Either a test of a column (`column`, `operator`, `values`), or `all_of`, or `any_of`. */
        MetricCondition: {
            column?: string;
            operator?: components["schemas"]["FilterOperator"];
            values?: (string | number | boolean)[];
            all_of?: components["schemas"]["MetricCondition"][];
            any_of?: components["schemas"]["MetricCondition"][];
        };
        RelationshipDefinition: {
            /** @description The side of many. */
            from_table: string;
            from_columns: string[];
            /** @description The side of one. */
            to_table: string;
            /** @description Each the one at its place of `from_columns`. */
            to_columns: string[];
            /**
             * @description `declared` by the server or the keys, `inferred` from names and values; the others are a person's, and stay.
             * @default edited
             * @enum {string}
             */
            origin: "declared" | "inferred" | "edited" | "deleted";
            /**
             * @default many_to_one
             * @enum {string}
             */
            cardinality: "many_to_one" | "one_to_one";
            /**
             * @description Of what was inferred; 1 for all others.
             * @default 1
             */
            certainty: number;
        };
        /** @description `version` and `semantic_model` (one model: datasets, relationships, metrics), as the Open Semantic Interchange writes it; see docs/api/semantic-layers.md. */
        OsiDocument: {
            version: string;
            semantic_model: {
                [key: string]: unknown;
            }[];
        } & {
            [key: string]: unknown;
        };
        UsedDefinition: {
            /** @enum {string} */
            kind: "metric" | "column";
            /** @description Of the metric, or `table.column`. */
            name: string;
            label: string;
            description: string | null;
            /** @description « somme de montant_ht où statut ≠ annulé »; null for a column. */
            formula: string | null;
        };
        QueryRequest: {
            data_source_id: components["schemas"]["Id"];
            /** @description 1 to 2,000 characters, at least one letter or digit. */
            question: string;
            /** @description Absent, a new conversation starts. */
            conversation_id?: components["schemas"]["Id"];
            /**
             * @description `auto`: the rules, and a language model where they are not sure; `model`: a model alone, compared with the rules.
             * @default auto
             * @enum {string}
             */
            engine: "auto" | "rules" | "model";
            /** @description Of the answer; absent, that of the question. */
            language?: components["schemas"]["Language"];
            /**
             * Format: date
             * @description What « this month » is relative to; absent, the current day in `time_zone`.
             */
            today?: string;
            /**
             * @description An IANA name.
             * @default Europe/Paris
             */
            time_zone: string;
            /** @description The `id` of the chosen `clarification.choices` item. */
            choice?: string;
        };
        Answer: {
            id: components["schemas"]["Id"];
            conversation_id: components["schemas"]["Id"];
            /** @description As it was asked. */
            question: string;
            asked_at: components["schemas"]["Timestamp"];
            /** @enum {string} */
            status: "answered" | "needs_clarification" | "refused";
            /**
             * @description Who made the answer; `person` where somebody wrote its SQL.
             * @enum {string}
             */
            engine: "verified" | "rules" | "model" | "person";
            model: string | null;
            /** @description The answer whose chips or SQL were changed to make this one. */
            edited_from: components["schemas"]["Id"] | null;
            language: components["schemas"]["Language"];
            confidence: number;
            /** @description Null where nothing was understood. */
            interpretation: components["schemas"]["Interpretation"] | null;
            clarification: components["schemas"]["Clarification"] | null;
            refusal: components["schemas"]["Refusal"] | null;
            /** @description The typed query plan; null unless answered, and where the SQL was written by hand. */
            plan: {
                [key: string]: unknown;
            } | null;
            /** @description As it ran; null unless answered. */
            sql: string | null;
            /** @enum {string|null} */
            dialect: "duckdb" | "postgresql" | "mysql" | null;
            columns: components["schemas"]["ResultColumn"][];
            rows: components["schemas"]["Rows"];
            /** @description Rows of this answer. */
            row_count: number;
            /** @description True when the result had more rows than the limit of 1000. */
            truncated: boolean;
            /** @description Null unless answered. */
            chart: components["schemas"]["ChartSpec"] | null;
            /** @description One sentence computed from the result. */
            summary: string | null;
            /** @description The metrics and the described columns that the answer used, as the semantic layer defines them. */
            definitions: components["schemas"]["UsedDefinition"][];
            warnings: components["schemas"]["Warning"][];
            /** @description Follow-up questions that can be answered. */
            suggestions: string[];
            usage: components["schemas"]["Usage"];
            /** @description What the user said of it. */
            feedback: components["schemas"]["Verdict"] | null;
        };
        Verdict: {
            /** @enum {string} */
            verdict: "right" | "wrong";
            comment: string | null;
        };
        /** @description Changes to the chips, or SQL in the place of the plan; never both. */
        RunRequest: {
            edits: components["schemas"]["PlanEdit"][];
        } | {
            /** @description One SELECT in the source's dialect; it passes the guard like any SQL. */
            sql: string;
        };
        /** @description A `part` at a `plan_path` takes its place, without a path it is added; a path without a part removes what stands there. */
        PlanEdit: {
            /** @description A chip's. */
            plan_path?: string;
            part?: components["schemas"]["PlanPart"];
        };
        PlanPart: components["schemas"]["MeasurePart"] | components["schemas"]["DimensionPart"] | components["schemas"]["FilterPart"] | components["schemas"]["PeriodPart"] | components["schemas"]["OrderPart"] | components["schemas"]["LimitPart"];
        PickedColumn: {
            table: string;
            column: string;
            /** @description Which of the plan's sources, where its table stands in it twice. */
            source?: number;
        };
        /** @description An aggregate of a column, the number of rows (`count_rows`), or a metric by its name. */
        MeasurePart: {
            /** @constant */
            kind: "measure";
            function?: components["schemas"]["AggregateFunction"];
            of?: components["schemas"]["PickedColumn"];
            metric?: string;
        };
        /** @enum {string} */
        AggregateFunction: "count_rows" | "count" | "count_distinct" | "sum" | "average" | "median" | "minimum" | "maximum";
        DimensionPart: {
            /** @constant */
            kind: "dimension";
            of: components["schemas"]["PickedColumn"];
            grain?: components["schemas"]["Grain"];
        };
        /** @enum {string} */
        Grain: "year" | "half_year" | "quarter" | "month" | "week" | "day" | "weekday" | "hour";
        FilterPart: {
            /** @constant */
            kind: "filter";
            /** @description Absent, what the chip at the path is about. */
            of?: components["schemas"]["PickedColumn"];
            operator: components["schemas"]["FilterOperator"];
            /** @description As digits with a point, ISO dates, `true` or `false`; two for `between`. */
            values?: string[];
        };
        /** @enum {string} */
        FilterOperator: "one_of" | "not_one_of" | "contains" | "starts_with" | "ends_with" | "equal" | "not_equal" | "less" | "less_or_equal" | "greater" | "greater_or_equal" | "between" | "empty" | "present";
        PeriodPart: {
            /** @constant */
            kind: "period";
            /** @description Absent, the date that the chip at the path is about. */
            of?: components["schemas"]["PickedColumn"];
            /** Format: date */
            from?: string;
            /**
             * Format: date
             * @description The first day that is no longer in it.
             */
            before?: string;
        };
        OrderPart: {
            /** @constant */
            kind: "order";
            /** @description The `plan_path` of a measure or dimension. */
            by: string;
            /** @enum {string} */
            direction: "ascending" | "descending";
        };
        LimitPart: {
            /** @constant */
            kind: "limit";
            rows: number;
        };
        PlanChoices: {
            chips: {
                plan_path: string;
                /** @description What it is now; null where it can only be removed. */
                part: components["schemas"]["PlanPart"] | null;
                removable: boolean;
            }[];
            measures: components["schemas"]["MeasureChoice"][];
            columns: components["schemas"]["ColumnChoice"][];
        };
        MeasureChoice: {
            label: string;
            /** @description Its label. */
            table: string;
            part: components["schemas"]["MeasurePart"];
            /** @description Those that make sense; empty where the part stands as it is. */
            functions: components["schemas"]["AggregateFunction"][];
        };
        ColumnChoice: {
            label: string;
            /** @description Its label. */
            table: string;
            of: components["schemas"]["PickedColumn"];
            type: components["schemas"]["ColumnType"];
            /** @description Whether its values make groups worth reading: false for amounts and keys. */
            groups: boolean;
            /** @description Known values, most frequent first. */
            values: string[];
            values_complete: boolean;
            min: string | null;
            max: string | null;
        };
        Interpretation: {
            /** @description « Somme de montant HT par région, en 2025 » */
            text: string;
            chips: components["schemas"]["Chip"][];
            /** @description Words of the question that took no part in the plan and could matter. */
            ignored_words: string[];
        };
        Chip: {
            /** @enum {string} */
            kind: "measure" | "dimension" | "filter" | "period" | "order" | "limit";
            label: string;
            /** @description The words of the question that it came from; empty where it is a default. */
            words: string;
            /** @description JSON pointer into `plan`. */
            plan_path: string;
        };
        Clarification: {
            question: string;
            choices: {
                id: string;
                label: string;
                /** @description How the question would be read; may be empty. */
                preview: string;
            }[];
        };
        Refusal: {
            /** @enum {string} */
            code: "question_not_understood" | "question_out_of_scope";
            message: string;
            /** @description Questions that this data source can answer. */
            examples: string[];
        };
        ResultColumn: {
            name: string;
            label: string;
            type: components["schemas"]["ColumnType"];
            /** @enum {string} */
            role: "dimension" | "measure" | "other";
            format: components["schemas"]["DisplayFormat"];
            /** @description Its values may be added up, as those of a sum or a count: parts of a whole may be drawn. Absent in answers of before. */
            additive?: boolean;
            /** @description Shown after the number: `k€`, `km`; null where `format` says it all. */
            unit: string | null;
        };
        /**
         * @description How to show the values; null means by type alone.
         *     `eur` an amount in euros; `percent` a percentage (25.5 is shown 25,5 %); `days` a number of days; `identifier` an integer that is a code, shown without grouping;
         *     `year` (a date that starts it, or an integer), `half_year`, `quarter`, `month`, `week` (a date that starts it; weeks on Monday), `day`;
         *     `weekday` an integer (1 is Monday); `hour` an integer from 0 to 23.
         * @enum {string|null}
         */
        DisplayFormat: "eur" | "percent" | "days" | "identifier" | "year" | "half_year" | "quarter" | "month" | "week" | "day" | "weekday" | "hour" | null;
        ChartSpec: {
            /** @enum {string} */
            type: "number" | "bar" | "line" | "area" | "pie" | "scatter" | "table";
            /** @description The column on the axis of categories or time; null for number and table. */
            x: string | null;
            /** @description The measures that are drawn; one for number. */
            series: {
                column: string;
                label: string;
            }[];
            /** @description A second dimension, each of whose values makes one series of the only measure. */
            split_by: string | null;
            /** @description Bars that lie down because their labels are many or long. */
            horizontal: boolean;
            /** @description The series of `split_by` are parts that add up; else they stand side by side. */
            stacked: boolean;
        };
        Usage: {
            understand_ms: number;
            sql_ms: number;
            total_ms: number;
            /** @description Spent waiting for a language model. */
            model_ms: number;
            input_tokens: number;
            output_tokens: number;
            /** @description What left the company for a language model, retries included; 0 where only the rules were asked. */
            egress_bytes: number;
            /** @description Rows of tables that the query read; null where it stopped at the row cap, or the engine does not tell. */
            rows_scanned: number | null;
        };
        FeedbackRequest: {
            /** @enum {string} */
            verdict: "right" | "wrong";
            /** @description Why. */
            comment?: string;
            /** @description Absent: no. With `right`: the question is a verified one from now on. Editor or above; the answer must have a plan. */
            verify?: boolean;
        };
        Feedback: {
            answer_id: components["schemas"]["Id"];
            /** @enum {string} */
            verdict: "right" | "wrong";
            comment: string | null;
        };
        VerifiedQuestions: {
            items: components["schemas"]["VerifiedQuestion"][];
            next_cursor: null;
        };
        VerifiedQuestion: {
            id: components["schemas"]["Id"];
            /** @description As it was asked. */
            question: string;
            /** @description What matches it: `{0}` stands for a value, `{period}` for a period. */
            pattern: string;
            /** Format: date-time */
            created_at: string;
        };
        UsageTotals: {
            /** @description Today in Paris: 2026-11-22. */
            day: string;
            /** @description 2026-11. */
            month: string;
            tenant: components["schemas"]["UsagePeriods"];
            user: components["schemas"]["UsagePeriods"];
        };
        UsagePeriods: {
            day: components["schemas"]["UsageTotal"];
            month: components["schemas"]["UsageTotal"];
        };
        UsageTotal: {
            calls: number;
            tokens: number;
            /** @description Exact: "0.012345". */
            euros: string;
            budget_tokens: number;
            budget_euros: string;
        };
        ModelSettings: {
            /** @description The one that is asked; null where there is none. */
            model: string | null;
            egress: components["schemas"]["Egress"];
            most_egress: components["schemas"]["Egress"];
            /** @description The company's own; null where it asks the operator's. */
            provider: components["schemas"]["OwnModel"] | null;
            operator_model: string | null;
        };
        /** @enum {string} */
        Egress: "none" | "schema" | "samples";
        ModelSettingsChange: {
            egress: components["schemas"]["Egress"];
        };
        /** @enum {string} */
        ModelProvider: "anthropic" | "openai_compatible";
        OwnModel: {
            provider: components["schemas"]["ModelProvider"];
            url: string;
            model: string;
            has_key: boolean;
        };
        OwnModelInput: {
            provider: components["schemas"]["ModelProvider"];
            /** @description The base address, such as https://api.mistral.ai/v1; absent for anthropic: its own. */
            url?: string;
            model: string;
            /** @description Absent: the kept one, where provider and url are as they were. anthropic always wants one; an empty one is none. */
            key?: string;
        };
        ModelTrialReport: {
            /** @description Nothing failed. */
            ok: boolean;
            /** @description One for each step, in their order. */
            checks: components["schemas"]["ModelTrialCheck"][];
            /** @description As the service names it. */
            model: string | null;
            elapsed_ms: number;
            input_tokens: number;
            output_tokens: number;
        };
        ModelTrialCheck: {
            /** @enum {string} */
            step: "service" | "key" | "model" | "call";
            /** @enum {string} */
            outcome: "passed" | "warned" | "failed" | "not_reached";
            /** @description Empty where there is nothing to say. */
            message: string;
        };
        StepEvent: {
            /** @enum {string} */
            step: "understood" | "tables" | "sql" | "running" | "shortlist" | "model" | "repair" | "compare";
            /** @description For the user: « Tables : commandes, clients ». */
            message: string;
            /** @description Since the request was received. */
            elapsed_ms: number;
        };
        SqlEvent: {
            sql: string;
            /** @enum {string} */
            dialect: "duckdb" | "postgresql" | "mysql";
        };
        RowsEvent: {
            columns: components["schemas"]["ResultColumn"][];
            rows: components["schemas"]["Rows"];
        };
        ConversationSummary: {
            id: components["schemas"]["Id"];
            data_source_id: components["schemas"]["Id"];
            /** @description The first question, shortened, or what its user called it. */
            title: string;
            question_count: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        ConversationPage: {
            items: components["schemas"]["ConversationSummary"][];
            next_cursor: string | null;
        };
        Conversation: {
            id: components["schemas"]["Id"];
            data_source_id: components["schemas"]["Id"];
            title: string;
            question_count: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
            /** @description As they were given, oldest first; of each, at most the first 200 rows are kept (`truncated` says so). */
            answers: components["schemas"]["Answer"][];
        };
        ConversationRename: {
            title: string;
        };
        Suggestions: {
            items: string[];
        };
        TypedText: {
            /** @description Their texts put together are `q`. */
            tokens: components["schemas"]["TypedToken"][];
            completions: components["schemas"]["Completion"][];
        };
        TypedToken: {
            /**
             * @description `word` says what is asked (« combien », « par »); `partial` is the beginning of something known, at the end of the
             *     text; `unknown` means nothing in this data source; `other` are small words, signs and blanks.
             * @enum {string}
             */
            kind: "other" | "table" | "measure" | "dimension" | "value" | "period" | "number" | "word" | "partial" | "unknown";
            text: string;
        };
        Completion: {
            /** @enum {string} */
            kind: "table" | "measure" | "dimension" | "value" | "period" | "question";
            label: string;
            /** @description Where it is from: the column of a value, the table of a column; or empty. */
            detail: string;
            /** @description The whole text, once this completion is taken. */
            text: string;
        };
        DashboardCreate: {
            /** @description Absent, the tenant's first workspace. */
            workspace_id?: components["schemas"]["Id"];
            name: string;
            /** @default  */
            description: string;
        };
        DashboardSummary: {
            id: components["schemas"]["Id"];
            workspace_id: components["schemas"]["Id"];
            name: string;
            description: string;
            version: number;
            widget_count: number;
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        DashboardPage: {
            items: components["schemas"]["DashboardSummary"][];
            next_cursor: string | null;
        };
        Dashboard: {
            id: components["schemas"]["Id"];
            workspace_id: components["schemas"]["Id"];
            name: string;
            /** @description Empty where there is none. */
            description: string;
            /** @description Grows with each change, of a widget too. */
            version: number;
            filters: components["schemas"]["DashboardFilters"];
            layout: components["schemas"]["DashboardLayout"];
            /** @description From top to bottom. */
            widgets: components["schemas"]["Widget"][];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        /** @description What the page keeps about the grid; at most 16 kB of JSON. */
        DashboardLayout: {
            [key: string]: unknown;
        };
        DashboardDocument: {
            /** @description The one that this document was made of. */
            version: number;
            name: string;
            description: string;
            filters: components["schemas"]["DashboardFilters"];
            layout: components["schemas"]["DashboardLayout"];
            widgets: components["schemas"]["WidgetInput"][];
        };
        /** @description What applies to every widget whose data source has the table and column. In `POST …/data`, the values of the moment. */
        DashboardFilters: {
            period: components["schemas"]["DashboardPeriod"] | null;
            conditions: components["schemas"]["DashboardCondition"][];
        };
        /**
         * @description Either a `preset`, relative to the day on which the data is asked for, or two ends of which one may be absent. It takes
         *     the place of a widget's own period; a widget that has none is filtered by the date it is drawn along, else by the
         *     first date of its table.
         */
        DashboardPeriod: {
            preset: components["schemas"]["PeriodPreset"];
        } | {
            /** Format: date */
            from?: string;
            /**
             * Format: date
             * @description The first day that is no longer in it.
             */
            before?: string;
        };
        /** @enum {string} */
        PeriodPreset: "today" | "yesterday" | "last_7_days" | "last_30_days" | "last_90_days" | "this_week" | "last_week" | "this_month" | "last_month" | "this_quarter" | "last_quarter" | "this_year" | "last_year" | "last_12_months";
        DashboardCondition: {
            /** @description What the page calls it; absent */
            label?: string;
            /** @description By its `name`. */
            table: string;
            column: string;
            operator: components["schemas"]["FilterOperator"];
            /** @description As in `FilterPart`. Empty with `one_of` filters nothing: a filter of the dashboard that nobody has set. */
            values: string[];
        };
        /** @enum {string} */
        WidgetType: "number" | "bar" | "line" | "area" | "pie" | "table" | "scatter" | "text";
        GridPlace: {
            x: number;
            y: number;
            w: number;
            h: number;
        };
        /** @description By breakpoint. `lg` is there always; the page makes up the others where they are absent. `lg` has 12 columns, and x + w is at most 12. */
        WidgetPosition: {
            lg: components["schemas"]["GridPlace"];
            md?: components["schemas"]["GridPlace"];
            sm?: components["schemas"]["GridPlace"];
        };
        /** @description What is asked of the data source. Null for a text. */
        WidgetQuery: {
            /** @description A typed query plan, as an answer's `plan`. */
            plan: {
                [key: string]: unknown;
            };
        } | {
            /** @description One SELECT in the source's dialect; it passes the guard each time it runs. Filters do not apply to it. */
            sql: string;
        };
        /** @description How to draw it, where that is not left to the shape of the result. */
        WidgetChart: {
            /** @description Bars lie down. */
            horizontal?: boolean;
            /** @description Bars or areas of several series stand on each other, where they add up. */
            stacked?: boolean;
        };
        /**
         * @description What a number is compared with.
         * @enum {string}
         */
        WidgetComparison: "none" | "previous_period" | "previous_year";
        WidgetInput: {
            /** @description In a dashboard's document, the widget's own: the page may make one up (a random UUID). Absent, one is given. */
            id?: components["schemas"]["Id"];
            type: components["schemas"]["WidgetType"];
            /** @description May be empty. */
            title: string;
            /** @description Null for a text, and where the data source was deleted. */
            data_source_id?: components["schemas"]["Id"] | null;
            query?: components["schemas"]["WidgetQuery"] | null;
            /** @description Of a text: plain text, shown as text; never HTML. */
            text?: string | null;
            chart?: components["schemas"]["WidgetChart"] | null;
            /** @description In the place of the plan's own: with a preset the widget follows the calendar. The period of the dashboard comes before it. */
            period?: components["schemas"]["DashboardPeriod"] | null;
            comparison?: components["schemas"]["WidgetComparison"];
            position: components["schemas"]["WidgetPosition"];
        };
        Widget: {
            id: components["schemas"]["Id"];
            dashboard_id: components["schemas"]["Id"];
            /** @description Of the dashboard as this answer shows it. */
            dashboard_version: number;
            type: components["schemas"]["WidgetType"];
            title: string;
            data_source_id: components["schemas"]["Id"] | null;
            query: components["schemas"]["WidgetQuery"] | null;
            text: string | null;
            chart: components["schemas"]["WidgetChart"] | null;
            period: components["schemas"]["DashboardPeriod"] | null;
            comparison: components["schemas"]["WidgetComparison"];
            position: components["schemas"]["WidgetPosition"];
            created_at: components["schemas"]["Timestamp"];
            updated_at: components["schemas"]["Timestamp"];
        };
        WidgetPage: {
            items: components["schemas"]["Widget"][];
            next_cursor: null;
        };
        /** @description Of an answer, whose title, type and position may be given; or written out. */
        WidgetCreate: {
            answer_id: components["schemas"]["Id"];
            title?: string;
            type?: components["schemas"]["WidgetType"];
            chart?: components["schemas"]["WidgetChart"] | null;
            comparison?: components["schemas"]["WidgetComparison"];
            position?: components["schemas"]["WidgetPosition"];
        } | components["schemas"]["WidgetInput"];
        WidgetSave: {
            version: number;
            widget: components["schemas"]["WidgetInput"];
        };
        DashboardDuplicate: {
            /** @description Absent, the name with « (copie) ». */
            name?: string;
            /** @description Absent, the workspace of the first one. */
            workspace_id?: components["schemas"]["Id"];
        };
        DashboardExport: {
            /** @constant */
            format: "datapilot.dashboard";
            /** @constant */
            format_version: 1;
            name: string;
            description: string;
            filters: components["schemas"]["DashboardFilters"];
            layout: components["schemas"]["DashboardLayout"];
            sources: {
                name: string;
                /** @enum {string} */
                type: "csv" | "postgresql" | "mysql";
            }[];
            widgets: {
                type: components["schemas"]["WidgetType"];
                title: string;
                source?: string | null;
                query?: components["schemas"]["WidgetQuery"] | null;
                text?: string | null;
                chart?: components["schemas"]["WidgetChart"] | null;
                period?: components["schemas"]["DashboardPeriod"] | null;
                comparison?: components["schemas"]["WidgetComparison"];
                position: components["schemas"]["WidgetPosition"];
            }[];
        };
        DashboardImport: {
            document: components["schemas"]["DashboardExport"];
            /** @description Absent, the tenant's first workspace. */
            workspace_id?: components["schemas"]["Id"];
            /** @description Absent, the document's. */
            name?: string;
            /** @description By the name of a source in the document, the id of the data source that stands for it here. */
            sources?: {
                [key: string]: components["schemas"]["Id"];
            };
        };
        DashboardDataRequest: {
            /** @description Absent, the dashboard's own. */
            filters?: components["schemas"]["DashboardFilters"];
            /** @description Only these; absent, all. */
            widget_ids?: components["schemas"]["Id"][];
            /**
             * @description Compute again what the cache holds.
             * @default false
             */
            refresh: boolean;
            /**
             * Format: date
             * @description What periods are relative to; absent, the current day in `time_zone`.
             */
            today?: string;
            /** @default Europe/Paris */
            time_zone: string;
        };
        DashboardDataEvent: components["schemas"]["DashboardDataBegin"] | components["schemas"]["WidgetData"] | components["schemas"]["WidgetError"] | components["schemas"]["DashboardDataEnd"];
        DashboardDataBegin: {
            /** @constant */
            event: "begin";
            /** @description Those that a line will come for. */
            widget_ids: components["schemas"]["Id"][];
            /** @description The global period as days. */
            period: components["schemas"]["ShownPeriod"] | null;
        };
        ShownPeriod: {
            /** Format: date */
            from: string | null;
            /** Format: date */
            before: string | null;
            /** @description « en octobre 2026 » */
            label: string;
        };
        WidgetData: {
            /** @constant */
            event: "widget";
            widget_id: components["schemas"]["Id"];
            /** @description The sentence of the plan as it ran, with the filters; null for SQL. */
            interpretation: string | null;
            columns: components["schemas"]["ResultColumn"][];
            rows: components["schemas"]["Rows"];
            row_count: number;
            /** @description True when the result had more rows than the limit of 1000. */
            truncated: boolean;
            /** @description What the shape of the result suggests. The widget's `type` and `chart` are what is wished: whoever draws it keeps to that where the result can bear it. */
            chart: components["schemas"]["ChartSpec"];
            summary: string | null;
            /** @description Of which column of which table the columns of the result are, so that a click on a bar can become a condition. */
            dimensions: {
                /** @description The `name` of one of `columns`. */
                column: string;
                of: components["schemas"]["PickedColumn"];
                grain: components["schemas"]["Grain"] | null;
            }[];
            /** @description Of a number that asks for one and has a period. */
            comparison: components["schemas"]["ComparedNumber"] | null;
            /** @description What became of each filter of the request. */
            filters: {
                period: components["schemas"]["FilterFate"];
                /** @description In the order of the request. */
                conditions: components["schemas"]["FilterFate"][];
            };
            warnings: components["schemas"]["Warning"][];
            cached: boolean;
            /** @description When the data was read. */
            as_of: components["schemas"]["Timestamp"];
            age_seconds: number;
            /** @description What the engine took when it ran. */
            sql_ms: number;
        };
        /**
         * @description `applied`; `not_set`, where there was nothing to apply; `not_applicable`, where the widget's data source has no such table or column, or the widget no plan.
         * @enum {string}
         */
        FilterFate: "applied" | "not_set" | "not_applicable";
        ComparedNumber: {
            /** @description The period compared with; where the widget's runs, only as much of it as has passed. */
            period: components["schemas"]["ShownPeriod"];
            value: components["schemas"]["Value"];
            /** @description As exact digits, one decimal: `-12.5`; null where it means nothing: from zero, a missing value. */
            change_percent: string | null;
        };
        WidgetError: {
            /** @constant */
            event: "error";
            widget_id: components["schemas"]["Id"];
            problem: components["schemas"]["Problem"];
        };
        DashboardDataEnd: {
            /** @constant */
            event: "end";
            widgets: number;
            failed: number;
            total_ms: number;
        };
        DashboardLinkCreate: {
            /**
             * @description Until it expires.
             * @default 30
             */
            days: number;
        };
        DashboardLink: {
            id: components["schemas"]["Id"];
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
        };
        DashboardLinks: {
            items: components["schemas"]["DashboardLink"][];
            next_cursor: null;
        };
        NewDashboardLink: {
            id: components["schemas"]["Id"];
            /** @description 43 characters; the page's address is `/shared/<token>`. */
            token: string;
            created_at: components["schemas"]["Timestamp"];
            expires_at: components["schemas"]["Timestamp"];
        };
        SharedDashboard: {
            dashboard: components["schemas"]["Dashboard"];
            expires_at: components["schemas"]["Timestamp"];
        };
        Health: {
            /** @constant */
            status: "alive";
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not_ready";
            checks: {
                /** @enum {string} */
                database: "ok" | "failed";
                /** @enum {string} */
                workers: "ok" | "failed";
            };
        };
    };
    responses: {
        /** @description A problem. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description An id that is not a UUID is `not_found`. */
        Id: components["schemas"]["Id"];
        WidgetId: components["schemas"]["Id"];
        /** @description The `token` that making the link answered. */
        LinkToken: string;
        /** @description `next_cursor` of the page before. */
        Cursor: string;
        Limit: number;
        DefinitionsFormat: "definitions" | "osi";
        IdempotencyKey: string;
    };
    requestBodies: never;
    headers: {
        /** @description The path of what was made. */
        Location: string;
        /** @description The version between quotes: `"3"`. */
        LayerVersion: string;
        /** @description `dp_refresh=…; HttpOnly; SameSite=Strict; Path=/api/v1/auth; Max-Age=604800`, and `Secure` in production. */
        RefreshCookie: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description Signed in. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description email_taken */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description invalid_credentials */
            401: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new session. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description unauthenticated (no, unknown or expired cookie), refresh_reused */
            401: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            default: components["responses"]["Problem"];
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description unauthenticated, token_expired */
            401: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    changeMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileUpdate"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description Changed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description validation_failed (current_password: not_allowed where it is another) */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    readAccountLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountLinkToken"];
            };
        };
        responses: {
            /** @description A link that can be used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountLinkOffer"];
                };
            };
            /** @description not_found (unknown, used, withdrawn or expired) */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    acceptAccountLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountLinkUse"];
            };
        };
        responses: {
            /** @description Signed in. */
            200: {
                headers: {
                    "Set-Cookie": components["headers"]["RefreshCookie"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description email_taken (by an account of another company) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    inviteMember: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Invitation"];
            };
        };
        responses: {
            /** @description Hand the token over. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAccountLink"];
                };
            };
            /** @description forbidden (also a role above one's own) */
            403: components["responses"]["Problem"];
            /** @description conflict (a member already, or 500 links wait) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    removeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Removed; their access ends at once. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden (also a role above one's own) */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (the last owner) */
            409: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    changeMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    role: components["schemas"]["Role"];
                };
            };
        };
        responses: {
            /** @description The member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description forbidden (also a role above one's own) */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (the last owner) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    makePasswordLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Hand the token over. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewAccountLink"];
                };
            };
            /** @description forbidden (also a role above one's own) */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (500 links wait) */
            409: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listAccountLinks: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountLinkPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    revokeAccountLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Withdrawn. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listAuditLog: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
                /** @description An action (`question.asked`), or the beginning of some (`member.`). */
                action?: string;
                user_id?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listWorkspaces: {
        parameters: {
            query?: {
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of workspaces. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createWorkspace: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceCreate"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description conflict (the name is taken), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The workspace. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (it still holds data sources) */
            409: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    updateWorkspace: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkspaceUpdate"];
            };
        };
        responses: {
            /** @description The workspace as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (the name is taken) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listDataSources: {
        parameters: {
            query?: {
                workspace_id?: components["schemas"]["Id"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of data sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSourcePage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    createDataSource: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServerDataSourceCreate"];
                "multipart/form-data": components["schemas"]["DataSourceUpload"];
            };
        };
        responses: {
            /** @description Readable and ready for questions. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSource"];
                };
            };
            /** @description upload_interrupted, malformed_request */
            400: components["responses"]["Problem"];
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the workspace) */
            404: components["responses"]["Problem"];
            /** @description conflict (the name is taken), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description file_too_large, payload_too_large, quota_exceeded */
            413: components["responses"]["Problem"];
            /** @description unsupported_media_type */
            415: components["responses"]["Problem"];
            /** @description validation_failed, too_many_files, file_empty, file_not_text, file_header_only, file_header_invalid, file_row_too_long, file_cell_too_large, too_many_columns */
            422: components["responses"]["Problem"];
            /** @description throttled (connections tried) */
            429: components["responses"]["Problem"];
            /** @description source_unreachable, source_tls_failed, source_login_failed, source_database_missing, source_rights_missing, source_lost, source_misbehaved */
            502: components["responses"]["Problem"];
            /** @description query_timeout */
            504: components["responses"]["Problem"];
            /** @description storage_full */
            507: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    testConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionTest"];
            };
        };
        responses: {
            /** @description What each step found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectionReport"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the data source) */
            404: components["responses"]["Problem"];
            /** @description conflict (the data source is made of files) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getDataSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The data source. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSource"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteDataSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    updateDataSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DataSourceUpdate"];
            };
        };
        responses: {
            /** @description The data source as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSource"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (the name is taken, or files have no connection) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled (connections tried) */
            429: components["responses"]["Problem"];
            /** @description source_unreachable, source_tls_failed, source_login_failed, source_database_missing, source_rights_missing, source_lost, source_misbehaved */
            502: components["responses"]["Problem"];
            /** @description query_timeout */
            504: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    syncDataSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has begun, or ran already. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSource"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (files are read once) */
            409: components["responses"]["Problem"];
            /** @description overloaded */
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getDataSourceSchema: {
        parameters: {
            query?: {
                /** @description Only the table of this `name`, whole; `not_found` where there is none. */
                table?: string;
                /** @description Only tables whose name, label or comment, or one of whose columns' names or comments, holds every word of it; case and accents do not count. */
                q?: string;
                /** @description `all` needs `table`. */
                values?: "true" | "false" | "all";
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: number;
            };
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DataSourceSchema"];
                };
            };
            /** @description not_found (the data source or the table) */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    previewTable: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                /** @description The table's `name` in the schema, percent-encoded as one segment: `ventes.lignes 2025/26` is `ventes.lignes%202025%2F26`. */
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TablePreview"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description schema_outdated */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description source_unreachable, source_tls_failed, source_login_failed, source_database_missing, source_rights_missing, source_lost, source_misbehaved */
            502: components["responses"]["Problem"];
            /** @description query_timeout */
            504: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    query: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QueryRequest"];
            };
        };
        responses: {
            /** @description The answer, a clarification or a refusal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                    "text/event-stream": string;
                };
            };
            /** @description not_found (the data source or the conversation) */
            404: components["responses"]["Problem"];
            /** @description not_acceptable */
            406: components["responses"]["Problem"];
            /** @description schema_outdated */
            409: components["responses"]["Problem"];
            /** @description validation_failed, question_empty, question_too_long, sql_refused, query_failed, query_too_large */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            /** @description worker_crashed, internal */
            500: components["responses"]["Problem"];
            /** @description source_unreachable, source_tls_failed, source_login_failed, source_database_missing, source_rights_missing, source_lost, source_misbehaved */
            502: components["responses"]["Problem"];
            /** @description overloaded, shutting_down, database_unavailable */
            503: components["responses"]["Problem"];
            /** @description query_timeout */
            504: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                data_source_id?: components["schemas"]["Id"];
                /** @description Words that the title and the questions hold together, in any order, whatever their case and accents. */
                q?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of conversations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The conversation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    renameConversation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConversationRename"];
            };
        };
        responses: {
            /** @description The conversation as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationSummary"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    answerChoices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chips of its plan, and the measures and columns that fit beside them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanChoices"];
                };
            };
            /** @description not_found (the answer or its data source) */
            404: components["responses"]["Problem"];
            /** @description conflict (it has no plan) */
            409: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    runAnswer: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description The answer, in full or step by step. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer"];
                    "text/event-stream": string;
                };
            };
            /** @description not_found (the answer or its data source) */
            404: components["responses"]["Problem"];
            /** @description conflict (it has no plan, or no SQL), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description validation_failed (an edit that does not suit the data), sql_refused, query_failed, query_too_large */
            422: components["responses"]["Problem"];
            /** @description query_timeout */
            504: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    exportAnswer: {
        parameters: {
            query: {
                format: "csv" | "json" | "xlsx";
            };
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description `attachment` with a file name made from the question. */
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                    "application/json": {
                        [key: string]: components["schemas"]["Value"];
                    }[];
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
            /** @description not_found (the answer or its data source) */
            404: components["responses"]["Problem"];
            /** @description conflict (the answer has no rows - it was a clarification or a refusal) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listSuggestions: {
        parameters: {
            query: {
                data_source_id: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description At most six questions, each of which the rules answer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    completeQuestion: {
        parameters: {
            query: {
                data_source_id: components["schemas"]["Id"];
                /** @description The text so far; completions are for its end. Empty or absent, whole questions are offered. */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text in pieces, and its completions, best first. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TypedText"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed, question_too_long */
            422: components["responses"]["Problem"];
            /** @description overloaded */
            503: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    giveFeedback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackRequest"];
            };
        };
        responses: {
            /** @description Kept. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Feedback"];
                };
            };
            /** @description forbidden: `verify` by a viewer */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict: `verify` of an answer without a plan, or 500 verified questions */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getSemanticLayer: {
        parameters: {
            query?: {
                format?: components["parameters"]["DefinitionsFormat"];
            };
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The layer. */
            200: {
                headers: {
                    ETag: components["headers"]["LayerVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticLayer"] | components["schemas"]["OsiDocument"];
                    "application/yaml": string;
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    putSemanticLayer: {
        parameters: {
            query?: {
                format?: components["parameters"]["DefinitionsFormat"];
            };
            header?: {
                "If-Match"?: string;
            };
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /** @description At most 4 MB. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SemanticLayerChange"] | components["schemas"]["OsiDocument"];
                "application/yaml": string;
            };
        };
        responses: {
            /** @description As it was saved, with its new version. */
            200: {
                headers: {
                    ETag: components["headers"]["LayerVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticLayer"];
                };
            };
            /** @description malformed_json, malformed_request (the YAML cannot be read) */
            400: components["responses"]["Problem"];
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (somebody saved another version) */
            409: components["responses"]["Problem"];
            /** @description payload_too_large */
            413: components["responses"]["Problem"];
            /** @description unsupported_media_type */
            415: components["responses"]["Problem"];
            /** @description validation_failed; `errors` names each field, as `metrics.2.expression` */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    generateSemanticLayer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As it was saved; the version stays where nothing changed. */
            200: {
                headers: {
                    ETag: components["headers"]["LayerVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticLayer"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    validateSemanticLayer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SemanticLayerDraft"];
            };
        };
        responses: {
            /** @description The problems; none where all fits. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticLayerValidation"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    previewSemanticLayer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SemanticLayerPreviewRequest"];
            };
        };
        responses: {
            /** @description Each question, twice. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticLayerPreview"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed, question_empty, question_too_long */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    semanticLayerFigures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SemanticLayerFiguresRequest"];
            };
        };
        responses: {
            /** @description At most three rows. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SemanticLayerFigures"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict: the rules do not answer this question; schema_outdated */
            409: components["responses"]["Problem"];
            /** @description validation_failed, sql_refused, query_failed, query_too_large */
            422: components["responses"]["Problem"];
            /** @description query_timeout */
            504: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listVerifiedQuestions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedQuestions"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteVerifiedQuestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["Id"];
                question: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listDashboards: {
        parameters: {
            query?: {
                workspace_id?: components["schemas"]["Id"];
                /** @description `next_cursor` of the page before. */
                cursor?: components["parameters"]["Cursor"];
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of dashboards, without their widgets. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardPage"];
                };
            };
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    createDashboard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardCreate"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the workspace) */
            404: components["responses"]["Problem"];
            /** @description conflict (500 dashboards are there already), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dashboard. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    saveDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardDocument"];
            };
        };
        responses: {
            /** @description The dashboard as it is now, with its new version. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the dashboard, or the data source of a new widget) */
            404: components["responses"]["Problem"];
            /** @description conflict (it was changed since that version) */
            409: components["responses"]["Problem"];
            /** @description payload_too_large (2 MB) */
            413: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listWidgets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WidgetPage"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    addWidget: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WidgetCreate"];
            };
        };
        responses: {
            /** @description Added. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Widget"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the dashboard, the answer or the data source) */
            404: components["responses"]["Problem"];
            /** @description conflict (the answer was refused, or 60 widgets are there already), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getWidget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                widget_id: components["parameters"]["WidgetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The widget. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Widget"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    saveWidget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                widget_id: components["parameters"]["WidgetId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WidgetSave"];
            };
        };
        responses: {
            /** @description The widget as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Widget"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the widget or its data source) */
            404: components["responses"]["Problem"];
            /** @description conflict (the dashboard was changed since that version) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteWidget: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                widget_id: components["parameters"]["WidgetId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    importDashboard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardImport"];
            };
        };
        responses: {
            /** @description Made, with new ids. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the workspace) */
            404: components["responses"]["Problem"];
            /** @description conflict (500 dashboards are there already), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description validation_failed (`errors[]` names what is missing) */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    duplicateDashboard: {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardDuplicate"];
            };
        };
        responses: {
            /** @description The copy. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found (the dashboard or the workspace) */
            404: components["responses"]["Problem"];
            /** @description conflict (500 dashboards are there already), idempotency_conflict */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    exportDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description As an attachment. */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardExport"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    streamDashboardData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardDataRequest"];
            };
        };
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["DashboardDataEvent"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    listDashboardLinks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardLinks"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    createDashboardLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardLinkCreate"];
            };
        };
        responses: {
            /** @description Made. */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewDashboardLink"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description conflict (20 links open this dashboard already) */
            409: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    deleteDashboardLink: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description An id that is not a UUID is `not_found`. */
                id: components["parameters"]["Id"];
                link_id: components["schemas"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoked. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description not_found */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getSharedDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `token` that making the link answered. */
                token: components["parameters"]["LinkToken"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dashboard, and until when the link opens it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharedDashboard"];
                };
            };
            /** @description not_found (unknown, expired, revoked, or another company's) */
            404: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    streamSharedDashboardData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `token` that making the link answered. */
                token: components["parameters"]["LinkToken"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DashboardDataRequest"];
            };
        };
        responses: {
            /** @description The stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["DashboardDataEvent"];
                };
            };
            /** @description not_found */
            404: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    getUsage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Calls that run now are counted at the most they may take. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageTotals"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    getModelSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The settings as they hold. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSettings"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    setModelSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ModelSettingsChange"];
            };
        };
        responses: {
            /** @description The settings as they hold now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSettings"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    setOwnModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnModelInput"];
            };
        };
        responses: {
            /** @description The settings as they hold now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelSettings"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    removeOwnModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There is none, or none any more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    testOwnModel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnModelInput"];
            };
        };
        responses: {
            /** @description What was found, also where the model cannot be used. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelTrialReport"];
                };
            };
            /** @description forbidden */
            403: components["responses"]["Problem"];
            /** @description validation_failed */
            422: components["responses"]["Problem"];
            /** @description throttled */
            429: components["responses"]["Problem"];
            default: components["responses"]["Problem"];
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Alive. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ready. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not ready; `checks` says why. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
        };
    };
}

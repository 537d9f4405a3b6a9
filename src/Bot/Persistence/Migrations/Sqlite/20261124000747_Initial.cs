using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotHost.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_codes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    issued_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    max_uses = table.Column<int>(type: "INTEGER", nullable: false),
                    uses = table.Column<int>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    act = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "access_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    asker = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: false),
                    child_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_line = table.Column<int>(type: "INTEGER", nullable: false),
                    is_asked = table.Column<bool>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalate_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    objected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_access_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "active_processes",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_active_processes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expired = table.Column<int>(type: "INTEGER", nullable: false),
                    revoked = table.Column<int>(type: "INTEGER", nullable: false),
                    declined = table.Column<int>(type: "INTEGER", nullable: false),
                    codes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "adult_blocks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: false),
                    adult = table.Column<Guid>(type: "TEXT", nullable: true),
                    set_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_adult_blocks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "announcement_copies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    announcement = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: true),
                    chat = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    entry = table.Column<long>(type: "INTEGER", nullable: true),
                    conversation = table.Column<string>(type: "TEXT", maxLength: 66, nullable: false),
                    is_in_evening = table.Column<bool>(type: "INTEGER", nullable: false),
                    nudged_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcement_copies", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "announcement_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    announcement = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    is_picture = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcement_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "announcement_words",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    announcement = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcement_words", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    author = table.Column<Guid>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    media = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    wants_word = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    send_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reported_at = table.Column<long>(type: "INTEGER", nullable: true),
                    silent_told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    corrected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<Guid>(type: "TEXT", nullable: true),
                    action = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "buttons",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    choices = table.Column<string>(type: "TEXT", nullable: false),
                    is_one_shot = table.Column<bool>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_buttons", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => new { x.school, x.date });
                });

            migrationBuilder.CreateTable(
                name: "cards",
                columns: table => new
                {
                    entry = table.Column<long>(type: "INTEGER", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    recipient = table.Column<Guid>(type: "TEXT", nullable: false),
                    shown_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cards", x => x.entry);
                });

            migrationBuilder.CreateTable(
                name: "chat_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat = table.Column<Guid>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    standing = table.Column<int>(type: "INTEGER", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: false),
                    left_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_chat_admin = table.Column<bool>(type: "INTEGER", nullable: false),
                    added_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    welcome_until = table.Column<long>(type: "INTEGER", nullable: true),
                    is_join_untold = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_members", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "chats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", maxLength: 66, nullable: true),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: true),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: true),
                    standing = table.Column<int>(type: "INTEGER", nullable: false),
                    is_shared_with_parents = table.Column<bool>(type: "INTEGER", nullable: false),
                    gatekeeping = table.Column<int>(type: "INTEGER", nullable: true),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    bound_at = table.Column<long>(type: "INTEGER", nullable: true),
                    bound_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    gone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_reset_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reset_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reset_wanted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reset_entry = table.Column<long>(type: "INTEGER", nullable: true),
                    removals_paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removals_counted_from = table.Column<long>(type: "INTEGER", nullable: true),
                    is_link_hidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    baseline_at = table.Column<long>(type: "INTEGER", nullable: true),
                    look_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    look_asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    reconciled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    joins_tell_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removal_notice_at = table.Column<long>(type: "INTEGER", nullable: true),
                    leak_reported_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "class_renames",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_class_renames", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "classes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    grade = table.Column<int>(type: "INTEGER", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    archived_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_classes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "code_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    succeeded = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_code_attempts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_on_paper = table.Column<bool>(type: "INTEGER", nullable: false),
                    text_version = table.Column<int>(type: "INTEGER", nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cursors",
                columns: table => new
                {
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    cursor = table.Column<string>(type: "TEXT", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false),
                    history_lost = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cursors", x => x.school);
                });

            migrationBuilder.CreateTable(
                name: "delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<Guid>(type: "TEXT", nullable: false),
                    to = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_delegations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "destructions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    requests = table.Column<int>(type: "INTEGER", nullable: false),
                    links = table.Column<int>(type: "INTEGER", nullable: false),
                    invites = table.Column<int>(type: "INTEGER", nullable: false),
                    memberships = table.Column<int>(type: "INTEGER", nullable: false),
                    others = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destructions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "digests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    recipient = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    was_empty = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "elsewhere",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    noted_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_elsewhere", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "event_posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "TEXT", nullable: false),
                    entry = table.Column<long>(type: "INTEGER", nullable: false),
                    conversation = table.Column<string>(type: "TEXT", maxLength: 66, nullable: false),
                    is_pinned = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_link = table.Column<bool>(type: "INTEGER", nullable: false),
                    shown_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_event_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    planned_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    host_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    host = table.Column<Guid>(type: "TEXT", nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    is_on_site = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    series = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true),
                    missing_told_at = table.Column<long>(type: "INTEGER", nullable: true),
                    result_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attended = table.Column<int>(type: "INTEGER", nullable: true),
                    recording = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "group_members",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    group = table.Column<Guid>(type: "TEXT", nullable: false),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_members", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "guardianships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    guardian = table.Column<Guid>(type: "TEXT", nullable: false),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    proof = table.Column<int>(type: "INTEGER", nullable: false),
                    vouched_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guardianships", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "homeroom_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: false),
                    teacher = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    planned_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homeroom_plans", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "homerooms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: false),
                    teacher = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_homerooms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    deduplication_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: true),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "intakes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_intakes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invites",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reminders = table.Column<int>(type: "INTEGER", nullable: false),
                    reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decline_reason = table.Column<int>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    help_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    annulled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    act = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invites", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    job = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ran_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => new { x.school, x.job, x.date });
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    invite = table.Column<Guid>(type: "TEXT", nullable: false),
                    chat = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closes_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_entry = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "letters",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    sent_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_letters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "list_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    list = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "loaded_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    use = table.Column<int>(type: "INTEGER", nullable: false),
                    chat = table.Column<Guid>(type: "TEXT", nullable: true),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: true),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", maxLength: 1000, nullable: false),
                    loaded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    loaded_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    valid_until = table.Column<long>(type: "INTEGER", nullable: true),
                    handed_out = table.Column<int>(type: "INTEGER", nullable: false),
                    stale_reports = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_loaded_links", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "mailings",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "misunderstandings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    shape = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_misunderstandings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "movements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil = table.Column<Guid>(type: "TEXT", nullable: true),
                    staff = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    from = table.Column<Guid>(type: "TEXT", nullable: true),
                    to = table.Column<Guid>(type: "TEXT", nullable: true),
                    order_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    surname_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    name_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_movements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "office_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    candidate = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_accepted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office_proposals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    conversation = table.Column<string>(type: "TEXT", maxLength: 66, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    good_until = table.Column<long>(type: "INTEGER", nullable: true),
                    content = table.Column<string>(type: "TEXT", nullable: true),
                    mailing = table.Column<long>(type: "INTEGER", nullable: true),
                    client_key = table.Column<int>(type: "INTEGER", nullable: false),
                    after = table.Column<long>(type: "INTEGER", nullable: true),
                    member = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    link_of = table.Column<string>(type: "TEXT", maxLength: 66, nullable: true),
                    is_safe_to_repeat = table.Column<bool>(type: "INTEGER", nullable: false),
                    sending_since = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    message = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    code = table.Column<int>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    user = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    first_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_wrote_at = table.Column<long>(type: "INTEGER", nullable: true),
                    unreachable_since = table.Column<long>(type: "INTEGER", nullable: true),
                    client = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    news = table.Column<int>(type: "INTEGER", nullable: false),
                    dialog = table.Column<string>(type: "TEXT", nullable: true),
                    last_buttons = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "platform_figures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    entered_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    entered_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_platform_figures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pupils",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    surname_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: true),
                    enrolled_at = table.Column<long>(type: "INTEGER", nullable: false),
                    left_at = table.Column<long>(type: "INTEGER", nullable: true),
                    on_leave_since = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pupils", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    area = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    decider = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_questions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "received_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    sender = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_received_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    audience = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    zone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    @event = table.Column<Guid>(name: "event", type: "TEXT", nullable: true),
                    is_urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    snoozed_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    previous_rule = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    previous_text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    granted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "schools",
                columns: table => new
                {
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    crisis_contact = table.Column<Guid>(type: "TEXT", nullable: true),
                    set_up_at = table.Column<long>(type: "INTEGER", nullable: true),
                    set_up_step = table.Column<int>(type: "INTEGER", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    appointment_order = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    appointed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    codes_paused_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schools", x => x.school);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    position = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: true),
                    proof = table.Column<int>(type: "INTEGER", nullable: true),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    verified_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    dismissed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    on_leave_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    badge_given_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    asker = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tickets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verifications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    asker = table.Column<Guid>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    position = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    homeroom_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_second_claim = table.Column<bool>(type: "INTEGER", nullable: false),
                    objected_at = table.Column<long>(type: "INTEGER", nullable: true),
                    code_for = table.Column<Guid>(type: "TEXT", nullable: true),
                    code_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: false),
                    escalate_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reminded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    escalated_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "vouches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    request = table.Column<Guid>(type: "TEXT", nullable: false),
                    colleague = table.Column<Guid>(type: "TEXT", nullable: false),
                    knows = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_vouches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "wishes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    person = table.Column<Guid>(type: "TEXT", nullable: false),
                    @class = table.Column<Guid>(name: "class", type: "TEXT", nullable: true),
                    kind = table.Column<int>(type: "INTEGER", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    keepers_asked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wishes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "year_rollovers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    school = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changes = table.Column<string>(type: "TEXT", nullable: false),
                    first_line = table.Column<int>(type: "INTEGER", nullable: false),
                    last_line = table.Column<int>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_year_rollovers", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_access_codes_school_hash",
                table: "access_codes",
                columns: new[] { "school", "hash" });

            migrationBuilder.CreateIndex(
                name: "ix_access_codes_school_subject",
                table: "access_codes",
                columns: new[] { "school", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_due_at",
                table: "access_requests",
                columns: new[] { "school", "due_at" },
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_school_asker_state",
                table: "access_requests",
                columns: new[] { "school", "asker", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_access_requests_school_state_class",
                table: "access_requests",
                columns: new[] { "school", "state", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_acts_school_number",
                table: "acts",
                columns: new[] { "school", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_adult_blocks_school_pupil",
                table: "adult_blocks",
                columns: new[] { "school", "pupil" });

            migrationBuilder.CreateIndex(
                name: "ix_announcement_copies_evening",
                table: "announcement_copies",
                columns: new[] { "school", "person" },
                filter: "state = 2");

            migrationBuilder.CreateIndex(
                name: "ix_announcement_copies_school_announcement_person",
                table: "announcement_copies",
                columns: new[] { "school", "announcement", "person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcement_files_school_due_at",
                table: "announcement_files",
                columns: new[] { "school", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_announcement_words_school_announcement_person",
                table: "announcement_words",
                columns: new[] { "school", "announcement", "person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcements_due_at",
                table: "announcements",
                columns: new[] { "school", "due_at" },
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_school_author_created_at",
                table: "announcements",
                columns: new[] { "school", "author", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_school_at",
                table: "audit",
                columns: new[] { "school", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_buttons_expires_at",
                table: "buttons",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_cards_school_subject",
                table: "cards",
                columns: new[] { "school", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_chat_members_school_chat_user",
                table: "chat_members",
                columns: new[] { "school", "chat", "user" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_chat_members_school_user",
                table: "chat_members",
                columns: new[] { "school", "user" });

            migrationBuilder.CreateIndex(
                name: "ix_chats_school_class",
                table: "chats",
                columns: new[] { "school", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_chats_school_conversation",
                table: "chats",
                columns: new[] { "school", "conversation" });

            migrationBuilder.CreateIndex(
                name: "ix_chats_school_joins_tell_at",
                table: "chats",
                columns: new[] { "school", "joins_tell_at" });

            migrationBuilder.CreateIndex(
                name: "ix_chats_school_look_due_at",
                table: "chats",
                columns: new[] { "school", "look_due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_chats_school_reset_due_at",
                table: "chats",
                columns: new[] { "school", "reset_due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_class_renames_school_class",
                table: "class_renames",
                columns: new[] { "school", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_classes_school_name",
                table: "classes",
                columns: new[] { "school", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_code_attempts_school_at",
                table: "code_attempts",
                columns: new[] { "school", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_code_attempts_school_person_at",
                table: "code_attempts",
                columns: new[] { "school", "person", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_consents_school_person_purpose",
                table: "consents",
                columns: new[] { "school", "person", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_running",
                table: "delegations",
                columns: new[] { "school", "until" },
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_delegations_school_from",
                table: "delegations",
                columns: new[] { "school", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_delegations_school_to",
                table: "delegations",
                columns: new[] { "school", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_destructions_school_number",
                table: "destructions",
                columns: new[] { "school", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_digests_school_recipient_date",
                table: "digests",
                columns: new[] { "school", "recipient", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_elsewhere_remind_at",
                table: "elsewhere",
                columns: new[] { "school", "remind_at" },
                filter: "remind_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_event_posts_school_event",
                table: "event_posts",
                columns: new[] { "school", "event" });

            migrationBuilder.CreateIndex(
                name: "ix_events_due_at",
                table: "events",
                columns: new[] { "school", "due_at" },
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_events_school_starts_at",
                table: "events",
                columns: new[] { "school", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_members_school_group",
                table: "group_members",
                columns: new[] { "school", "group" });

            migrationBuilder.CreateIndex(
                name: "ix_group_members_school_pupil",
                table: "group_members",
                columns: new[] { "school", "pupil" });

            migrationBuilder.CreateIndex(
                name: "ix_guardianships_school_guardian",
                table: "guardianships",
                columns: new[] { "school", "guardian" });

            migrationBuilder.CreateIndex(
                name: "ix_guardianships_school_pupil",
                table: "guardianships",
                columns: new[] { "school", "pupil" });

            migrationBuilder.CreateIndex(
                name: "ix_homeroom_plans_open",
                table: "homeroom_plans",
                columns: new[] { "school", "from" },
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_homeroom_plans_school_class",
                table: "homeroom_plans",
                columns: new[] { "school", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_homerooms_school_class",
                table: "homerooms",
                columns: new[] { "school", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_homerooms_school_teacher",
                table: "homerooms",
                columns: new[] { "school", "teacher" });

            migrationBuilder.CreateIndex(
                name: "ix_inbox_school_deduplication_key",
                table: "inbox",
                columns: new[] { "school", "deduplication_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbox_unfinished",
                table: "inbox",
                column: "id",
                filter: "state <> 1");

            migrationBuilder.CreateIndex(
                name: "ix_intakes_running",
                table: "intakes",
                columns: new[] { "school", "ends_at" },
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_invites_live_expires_at",
                table: "invites",
                columns: new[] { "school", "expires_at" },
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "ix_invites_remind_at",
                table: "invites",
                columns: new[] { "school", "remind_at" },
                filter: "remind_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_invites_school_act",
                table: "invites",
                columns: new[] { "school", "act" },
                filter: "act is not null");

            migrationBuilder.CreateIndex(
                name: "ix_invites_school_chat",
                table: "invites",
                columns: new[] { "school", "chat" });

            migrationBuilder.CreateIndex(
                name: "ix_invites_school_ended_at",
                table: "invites",
                columns: new[] { "school", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invites_school_person_chat",
                table: "invites",
                columns: new[] { "school", "person", "chat" });

            migrationBuilder.CreateIndex(
                name: "ix_invites_school_person_chat1",
                table: "invites",
                columns: new[] { "school", "person", "chat" },
                unique: true,
                filter: "state < 3");

            migrationBuilder.CreateIndex(
                name: "ix_invites_to_annul",
                table: "invites",
                columns: new[] { "school", "id" },
                filter: "state > 3 and annulled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_leases_open_closes_at",
                table: "leases",
                columns: new[] { "school", "closes_at" },
                filter: "closed_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_leases_school_chat_closed_at",
                table: "leases",
                columns: new[] { "school", "chat", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_leases_school_invite",
                table: "leases",
                columns: new[] { "school", "invite" });

            migrationBuilder.CreateIndex(
                name: "ix_support_letters_remind_at",
                table: "letters",
                columns: new[] { "school", "remind_at" },
                filter: "remind_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_list_entries_school_list",
                table: "list_entries",
                columns: new[] { "school", "list" });

            migrationBuilder.CreateIndex(
                name: "ix_list_entries_school_person",
                table: "list_entries",
                columns: new[] { "school", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_loaded_links_school_chat",
                table: "loaded_links",
                columns: new[] { "school", "chat" });

            migrationBuilder.CreateIndex(
                name: "ix_loaded_links_school_class",
                table: "loaded_links",
                columns: new[] { "school", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_misunderstandings_school_at",
                table: "misunderstandings",
                columns: new[] { "school", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_planned",
                table: "movements",
                columns: new[] { "school", "effective_at" },
                filter: "applied_at is null and cancelled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_movements_school_effective_on",
                table: "movements",
                columns: new[] { "school", "effective_on" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_school_number",
                table: "movements",
                columns: new[] { "school", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_movements_school_pupil",
                table: "movements",
                columns: new[] { "school", "pupil" });

            migrationBuilder.CreateIndex(
                name: "ix_movements_school_staff",
                table: "movements",
                columns: new[] { "school", "staff" });

            migrationBuilder.CreateIndex(
                name: "ix_office_proposals_school_candidate",
                table: "office_proposals",
                columns: new[] { "school", "candidate" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_pending",
                table: "outbox",
                columns: new[] { "school", "priority", "id" },
                filter: "state = 0");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_school_finished_at",
                table: "outbox",
                columns: new[] { "school", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_unfinished",
                table: "outbox",
                columns: new[] { "school", "conversation", "priority", "id" },
                filter: "state < 2");

            migrationBuilder.CreateIndex(
                name: "ix_people_school_user",
                table: "people",
                columns: new[] { "school", "user" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_platform_figures_school",
                table: "platform_figures",
                column: "school");

            migrationBuilder.CreateIndex(
                name: "ix_pupils_school_account",
                table: "pupils",
                columns: new[] { "school", "account" });

            migrationBuilder.CreateIndex(
                name: "ix_pupils_school_class",
                table: "pupils",
                columns: new[] { "school", "class" });

            migrationBuilder.CreateIndex(
                name: "ix_pupils_school_name_hash",
                table: "pupils",
                columns: new[] { "school", "name_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_pupils_school_surname_hash",
                table: "pupils",
                columns: new[] { "school", "surname_hash" });

            migrationBuilder.CreateIndex(
                name: "ix_questions_school_asked_answered_at",
                table: "questions",
                columns: new[] { "school", "asked", "answered_at" });

            migrationBuilder.CreateIndex(
                name: "ix_questions_school_subject",
                table: "questions",
                columns: new[] { "school", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_received_files_school_due_at",
                table: "received_files",
                columns: new[] { "school", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_reminders_next_at",
                table: "reminders",
                columns: new[] { "school", "next_at" },
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_school_event",
                table: "reminders",
                columns: new[] { "school", "event" });

            migrationBuilder.CreateIndex(
                name: "ix_reminders_school_owner",
                table: "reminders",
                columns: new[] { "school", "owner" });

            migrationBuilder.CreateIndex(
                name: "ix_roles_school_person",
                table: "roles",
                columns: new[] { "school", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_roles_school_role",
                table: "roles",
                columns: new[] { "school", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_school_account",
                table: "staff",
                columns: new[] { "school", "account" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_school_name_key",
                table: "staff",
                columns: new[] { "school", "name_key" });

            migrationBuilder.CreateIndex(
                name: "ix_support_tickets_remind_at",
                table: "tickets",
                columns: new[] { "school", "remind_at" },
                filter: "remind_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tickets_school_asker",
                table: "tickets",
                columns: new[] { "school", "asker" });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_school_number",
                table: "tickets",
                columns: new[] { "school", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verifications_due_at",
                table: "verifications",
                columns: new[] { "school", "due_at" },
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_verifications_school_asker_state",
                table: "verifications",
                columns: new[] { "school", "asker", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_verifications_school_name_key",
                table: "verifications",
                columns: new[] { "school", "name_key" });

            migrationBuilder.CreateIndex(
                name: "ix_vouches_school_request_colleague",
                table: "vouches",
                columns: new[] { "school", "request", "colleague" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wishes_school_class_person",
                table: "wishes",
                columns: new[] { "school", "class", "person" });

            migrationBuilder.CreateIndex(
                name: "ix_year_rollovers_school_at",
                table: "year_rollovers",
                columns: new[] { "school", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_codes");

            migrationBuilder.DropTable(
                name: "access_requests");

            migrationBuilder.DropTable(
                name: "active_processes");

            migrationBuilder.DropTable(
                name: "acts");

            migrationBuilder.DropTable(
                name: "adult_blocks");

            migrationBuilder.DropTable(
                name: "announcement_copies");

            migrationBuilder.DropTable(
                name: "announcement_files");

            migrationBuilder.DropTable(
                name: "announcement_words");

            migrationBuilder.DropTable(
                name: "announcements");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "buttons");

            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "cards");

            migrationBuilder.DropTable(
                name: "chat_members");

            migrationBuilder.DropTable(
                name: "chats");

            migrationBuilder.DropTable(
                name: "class_renames");

            migrationBuilder.DropTable(
                name: "classes");

            migrationBuilder.DropTable(
                name: "code_attempts");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "cursors");

            migrationBuilder.DropTable(
                name: "delegations");

            migrationBuilder.DropTable(
                name: "destructions");

            migrationBuilder.DropTable(
                name: "digests");

            migrationBuilder.DropTable(
                name: "elsewhere");

            migrationBuilder.DropTable(
                name: "event_posts");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "group_members");

            migrationBuilder.DropTable(
                name: "guardianships");

            migrationBuilder.DropTable(
                name: "homeroom_plans");

            migrationBuilder.DropTable(
                name: "homerooms");

            migrationBuilder.DropTable(
                name: "inbox");

            migrationBuilder.DropTable(
                name: "intakes");

            migrationBuilder.DropTable(
                name: "invites");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "letters");

            migrationBuilder.DropTable(
                name: "list_entries");

            migrationBuilder.DropTable(
                name: "loaded_links");

            migrationBuilder.DropTable(
                name: "mailings");

            migrationBuilder.DropTable(
                name: "misunderstandings");

            migrationBuilder.DropTable(
                name: "movements");

            migrationBuilder.DropTable(
                name: "office_proposals");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "platform_figures");

            migrationBuilder.DropTable(
                name: "pupils");

            migrationBuilder.DropTable(
                name: "questions");

            migrationBuilder.DropTable(
                name: "received_files");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "schools");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "verifications");

            migrationBuilder.DropTable(
                name: "vouches");

            migrationBuilder.DropTable(
                name: "wishes");

            migrationBuilder.DropTable(
                name: "year_rollovers");
        }
    }
}

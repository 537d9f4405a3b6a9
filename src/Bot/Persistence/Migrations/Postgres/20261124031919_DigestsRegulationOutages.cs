using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BotHost.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DigestsRegulationOutages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_digests_school_recipient_date",
                table: "digests");

            migrationBuilder.AddColumn<bool>(
                name: "is_regulation",
                table: "received_files",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "kind",
                table: "digests",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "silent_since",
                table: "cursors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "silent_until",
                table: "cursors",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "digest_settings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    recipient = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    is_off = table.Column<bool>(type: "boolean", nullable: false),
                    time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    days = table.Column<int>(type: "integer", nullable: true),
                    skip_if_empty = table.Column<bool>(type: "boolean", nullable: true),
                    hidden = table.Column<int>(type: "integer", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digest_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    people = table.Column<int>(type: "integer", nullable: false),
                    tell_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    sender = table.Column<Guid>(type: "uuid", nullable: false),
                    input = table.Column<string>(type: "text", nullable: true),
                    undo = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pending_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regulation_clauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    regulation = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    document = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    text = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regulation_clauses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regulations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    school = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    loaded_by = table.Column<Guid>(type: "uuid", nullable: true),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    file_stamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    clauses = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regulations", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_digests_school_recipient_kind_date",
                table: "digests",
                columns: new[] { "school", "recipient", "kind", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_digest_settings_school_recipient_kind",
                table: "digest_settings",
                columns: new[] { "school", "recipient", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outages_school_until",
                table: "outages",
                columns: new[] { "school", "until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outages_tell_at",
                table: "outages",
                columns: new[] { "school", "tell_at" },
                filter: "tell_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_pending_imports_school_sender",
                table: "pending_imports",
                columns: new[] { "school", "sender" });

            migrationBuilder.CreateIndex(
                name: "ix_regulation_clauses_school_regulation",
                table: "regulation_clauses",
                columns: new[] { "school", "regulation" });

            migrationBuilder.CreateIndex(
                name: "ix_regulations_school_loaded_at",
                table: "regulations",
                columns: new[] { "school", "loaded_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "digest_settings");

            migrationBuilder.DropTable(
                name: "outages");

            migrationBuilder.DropTable(
                name: "pending_imports");

            migrationBuilder.DropTable(
                name: "regulation_clauses");

            migrationBuilder.DropTable(
                name: "regulations");

            migrationBuilder.DropIndex(
                name: "ix_digests_school_recipient_kind_date",
                table: "digests");

            migrationBuilder.DropColumn(
                name: "is_regulation",
                table: "received_files");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "digests");

            migrationBuilder.DropColumn(
                name: "silent_since",
                table: "cursors");

            migrationBuilder.DropColumn(
                name: "silent_until",
                table: "cursors");

            migrationBuilder.CreateIndex(
                name: "ix_digests_school_recipient_date",
                table: "digests",
                columns: new[] { "school", "recipient", "date" },
                unique: true);
        }
    }
}

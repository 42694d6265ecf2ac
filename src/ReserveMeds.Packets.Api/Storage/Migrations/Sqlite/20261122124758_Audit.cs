using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReserveMeds.Packets.Api.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    what = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    previous = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "FK_audit_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.Sql(AuditSql.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(AuditSql.UndoSqlite);

            migrationBuilder.DropTable(
                name: "audit");
        }
    }
}
